package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeCommandsTest {
    private static final String NOTICE =
            """
            {"id": "k3xq81mzv0ab", "url": "https://status.example.com/notices/k3xq81mzv0ab",
             "kind": "incident", "title": "Checkout\\u001b[2J does not answer",
             "state": "investigating", "draft": true, "created_at": "2026-01-21T22:44:00.000Z"}
            """;
    private final Shell shell = new Shell();

    @BeforeEach
    void answers() {
        shell.answering(NOTICE);
    }

    private void sent(String command, String arguments) {
        var request = shell.requests.getLast();
        assertThat(request.command()).isEqualTo(command);
        assertThat(request.arguments()).isEqualTo(Json.read(arguments));
    }

    @Test
    void titleAndBodyAreEnoughToPost() {
        var ran = shell.run("notice", "post", "--title", "Slow", "--body", "We look into it.");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo(
                        """
                        Posted incident k3xq81mzv0ab: Checkout [2J does not answer (investigating, draft)
                        https://status.example.com/notices/k3xq81mzv0ab
                        """);
        sent(
                "notice.post",
                """
                {"kind": "incident", "title": "Slow", "body": "We look into it."}
                """);
    }

    @Test
    void allThatAPostMaySayIsSaidAsInTheApi() {
        shell.input = "First line.\n\nSecond.\n";
        shell.run(
                "notice",
                "post",
                "--kind",
                "maintenance",
                "--title",
                "Upgrade",
                "--body",
                "-",
                "--state",
                "completed",
                "--component",
                "app",
                "--component",
                "flexo/web=degraded_performance",
                "--start",
                "2026-05-04T22:05",
                "--end",
                "2026-05-05T00:10",
                "--planned-start",
                "2026-05-04T22:00",
                "--planned-end",
                "2026-05-05T00:30",
                "--draft");
        sent(
                "notice.post",
                """
                {"kind": "maintenance", "title": "Upgrade", "state": "completed",
                 "components": ["app", {"id": "flexo/web", "level": "degraded_performance"}],
                 "windows": [{"start": "2026-05-04T22:05", "end": "2026-05-05T00:10"}],
                 "planned": {"start": "2026-05-04T22:00", "end": "2026-05-05T00:30"},
                 "body": "First line.\\n\\nSecond.", "draft": true}
                """);
    }

    @Test
    void anUpdateSaysOnlyWhatItIsGiven() {
        shell.run("notice", "update", "k3xq81mzv0ab", "--body", "A disk is full.");
        sent("notice.update", "{\"id\": \"k3xq81mzv0ab\", \"body\": \"A disk is full.\"}");

        shell.run(
                "notice",
                "update",
                "k3xq81mzv0ab",
                "--body",
                "b",
                "--state",
                "resolved",
                "--at",
                "2026-01-21T10:00",
                "--end",
                "2026-01-21T09:00",
                "--corrects",
                "9s2hd71kq0zx",
                "--component",
                "app=operational");
        sent(
                "notice.update",
                """
                {"id": "k3xq81mzv0ab", "state": "resolved", "body": "b",
                 "components": [{"id": "app", "level": "operational"}],
                 "at": "2026-01-21T10:00", "end": "2026-01-21T09:00", "corrects": "9s2hd71kq0zx"}
                """);
    }

    @Test
    void resolvingIsAnUpdate() {
        shell.run("notice", "resolve", "k3xq81mzv0ab", "--end", "2026-01-22T09:11");
        sent(
                "notice.update",
                """
                {"id": "k3xq81mzv0ab", "state": "resolved", "body": "This incident is resolved.",
                 "end": "2026-01-22T09:11"}
                """);
    }

    @Test
    void anEditLeavesAloneWhatItDoesNotName() {
        shell.run(
                "notice", "edit", "k3xq81mzv0ab", "--publish", "--planned-end", "2026-01-02T00:00");
        sent(
                "notice.edit",
                """
                {"id": "k3xq81mzv0ab", "planned": {"end": "2026-01-02T00:00"}, "draft": false}
                """);
        assertThat(shell.run("notice", "edit", "k3xq81mzv0ab"))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE))
                .satisfies(ran -> assertThat(ran.err()).contains("nothing to change is given"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    --state scheduled       | a notice of kind incident cannot be scheduled; use one of: investigating
                    --state resolvd         | 'resolvd' is not a state; did you mean 'resolved'?
                    --kind incidnt          | 'incidnt' is not a kind; did you mean 'incident'?
                    --component app=major   | 'major' is not a level; use one of: operational
                    --component app=unknown | 'unknown' is not a level
                    --component App         | component id 'App' must be
                    --end 2026-01-01T00:00  | --end needs --start
                    --planned-end 2026-01-01T00:00 | --planned-end needs --planned-start
                    """)
    void whatCannotBeMeantIsNeverSent(String options, String expected) {
        var line = ("notice post --title t --body b " + options).split(" ");
        var ran = shell.run(line);
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains(expected);
        assertThat(shell.requests).isEmpty();
    }

    @Test
    void noticesAreATableOnATerminalAndLinesElsewhere() {
        shell.answering("{\"items\": [" + NOTICE + "], \"next\": \"k3xq81mzv0ab\"}");
        assertThat(shell.run("notice", "list", "--limit", "1").out())
                .isEqualTo(
                        "k3xq81mzv0ab\tincident\tinvestigating (draft)\t2026-01-21 22:44\t"
                                + "Checkout [2J does not answer\n");
        sent("notice.list", "{\"limit\": 1, \"drafts\": false}");

        shell.interactive = true;
        var ran = shell.run("notice", "list", "--drafts", "--after", "k3xq81mzv0ab");
        assertThat(ran.out())
                .isEqualTo(
                        """
                        ID            KIND      STATE                  CREATED (UTC)     TITLE
                        k3xq81mzv0ab  incident  investigating (draft)  2026-01-21 22:44  Checkout [2J...
                        """);
        assertThat(ran.err()).contains("candor notice list --after k3xq81mzv0ab");
        sent("notice.list", "{\"limit\": 25, \"drafts\": true, \"after\": \"k3xq81mzv0ab\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    notice list          | There are no notices.
                    audience list        | There is no audience yet; make one with 'candor audience import
                    audience show shops  | Nobody is in this audience.
                    subscriber list      | There are no such subscribers
                    alert list           | There is no alert.
                    channels list        | Nothing waits on any channel.
                    deliveries list      | There are no such deliveries.
                    mail quarantine list | No address is in quarantine.
                    token list           | There is no token yet; make one with 'candor token create'
                    """)
    void anEmptyListSaysSoToPeopleOnly(String command, String said) {
        shell.answering("{\"items\": [], \"next\": null}");
        var words = command.split(" ");
        assertThat(shell.run(words)).isEqualTo(new Shell.Ran(0, "", ""));
        shell.interactive = true;
        var ran = shell.run(words);
        assertThat(ran.err()).contains(said);
        assertThat(ran.out()).isEmpty();
    }
}
