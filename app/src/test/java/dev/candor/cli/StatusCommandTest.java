package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class StatusCommandTest {
    private static final String REPORT =
            """
            {"server": {"version": "1.2.3", "started_at": "2026-01-21T22:44:00Z",
              "uptime_seconds": 3725},
             "page": {"name": "Example", "components": {"operational": 3, "major_outage": 1},
              "open_notices": 3, "notices": [{"id": "a3xq81mzv0ab", "kind": "incident",
               "state": "identified", "draft": false, "title": "Slow",
               "next_update": {"at": "2026-01-21T23:00:00Z", "overdue": true}}, {"id": "k3xq81mzv0ab", "kind": "incident",
               "state": "in_progress", "draft": true,
               "title": "The database of the shop in the north of the country is out of reach"}]},
             "checks": {"unknown": 0, "up": 3, "down": 1},
             "schedule": {"lag_p50_seconds": 0.0004, "lag_p99_seconds": 0.0123, "started": 12345,
              "skipped": 2, "blind": 0, "blind_seconds": 61.4},
             "queues": {"runs_in_flight": 4, "results_queued": 1, "write_pending_seconds": 0,
              "web_work": {"anonymous": 1, "token": 2}},
             "untold": {"failed_last_day": 3, "alerts_failed_last_day": 0,
              "paused": [{"channel": "pager", "since": "2026-01-21T22:44:00Z"}]},
             "journal": {"position": 1234, "consumers":
              [{"name": "pages", "position": 1230, "behind": 4}]},
             "overdue": {"count": 0, "oldest_due_at": null},
             "store": {"product": "SQLite", "bytes": 3565158, "commit_age_seconds": 1.2,
              "oldest_verdict_age_seconds": 9.0},
             "attention": ["1 check is down."]}
            """;

    @TempDir Path folder;

    private final Shell shell = new Shell();

    private Shell.Ran status(String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("status", "--data"));
        arguments.add(folder.toString());
        arguments.addAll(java.util.List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }

    @Test
    void aPersonReadsAlignedLinesThatFitEightyColumns() {
        shell.answering(REPORT);
        var ran = status();
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.ATTENTION);
        assertThat(ran.out())
                .isEqualTo(
                        """
                        Server      Candor 1.2.3, running for 1 h 2 min
                        Page        Example
                        Components  3 operational, 1 major outage
                        Notices     3 open
                                    a3xq81mzv0ab  identified  Slow, OVERDUE: an update was promised by
                                    2026-01-21T23:00:00Z
                                    k3xq81mzv0ab  in progress, draft  The database of the shop in the
                                    north of the country is out of reach
                                    and 1 more: candor notice list
                        Checks      3 up, 1 down
                        Start lag   p50 0.4 ms, p99 12.3 ms
                        Runs        12,345 begun, 2 left out, 0 blind; could not look for 1 min 1 s
                        Queues      4 runs under way, 1 results to store, 3 web requests at work
                        Paused      pager since 2026-01-21T22:44:00Z
                        Failed      3 of the last day: candor deliveries list --state failed
                        Journal     position 1,234
                                    pages at 1,230, 4 behind
                        Overdue     nothing
                        Database    SQLite, 3.4 MiB
                        Last commit 1 s ago
                        Last looks  9 s ago, for the check seen longest ago

                        Needs attention:
                          - 1 check is down.
                        """);
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    }

    @Test
    void whenAllIsWellTheExitCodeIsZero() {
        shell.answering(REPORT.replace("[\"1 check is down.\"]", "[]"));
        var ran = status();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).endsWith("All is well.\n");
    }

    @Test
    void aProgramReadsJson() {
        shell.answering(REPORT);
        var ran = status("--json");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.ATTENTION);
        assertThat(Json.read(ran.out())).isEqualTo(Json.read(REPORT));
    }

    @Test
    void aStoreThatDoesNotAnswerAndAServerThatIsNotThereAreSaid() {
        shell.answering(
                """
                {"server": null, "page": {"name": "", "components": {}, "open_notices": 0,
                  "notices": []}, "checks": {}, "store": null,
                 "attention": ["No server runs on this data folder."]}
                """);
        assertThat(status().out())
                .contains("none runs on this data folder", "Store       does not answer");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        var ran = shell.run("status", "--data", folder.resolve("none").toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(ran.err()).contains("there is no data folder");
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(shell.requests).isEmpty();
    }

    @Test
    void aTokenIsRevokedByItsId() {
        shell.answering(
                "{\"id\": \"k3xq81mzv0ab\", \"role\": \"admin\", \"revoked_at\":"
                        + " \"2026-01-21T22:44:00Z\"}");
        var ran = shell.run("token", "revoke", "k3xq81mzv0ab");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualToIgnoringNewLines(
                        "Token k3xq81mzv0ab is worthless since 2026-01-21T22:44:00Z.");
        assertThat(shell.requests.getFirst().arguments())
                .isEqualTo(Json.read("{\"id\": \"k3xq81mzv0ab\"}"));
    }
}
