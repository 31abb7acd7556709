package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people read before anything is told. */
class PreviewCommandsTest {
    private static final String MESSAGES =
            """
            [{"type": "updated", "at": null, "included": ["zapp"],
              "to": {"subscribers": {"count": 7, "sample": ["a***@example.com", "b***@example.com"]},
                     "meant": {"count": 0, "sample": []}},
              "subject": "[Tiger] Network", "text": "Zapp too.\\n\\nSee \\u001b[2Jall."},
             {"type": "widened", "at": null, "included": ["zapp"],
              "to": {"subscribers": {"count": 1, "sample": ["c***@example.com"]},
                     "meant": {"count": 1, "sample": ["d***@example.com"]}},
              "subject": "[Tiger] You may be affected", "text": "More."},
             {"type": "reminded", "at": "2010-06-03T11:00:00Z", "included": [],
              "to": {"subscribers": {"count": 0, "sample": []},
                     "meant": {"count": 0, "sample": []}},
              "subject": "[Tiger] Soon: Network", "text": "A reminder."}]
            """;

    private final Shell shell = new Shell();

    @Test
    void whoWouldBeToldWhatIsReadAtAGlanceAndTheRequestSaysThatNothingIsKept() {
        shell.answering(
                """
                {"preview": true, "notice": {},
                 "tells": {"subscribers": {"count": 8, "sample": ["a***@example.com"]},
                           "meant": null, "not_affected": null},
                 "messages": %s}
                """
                        .formatted(MESSAGES));
        var ran = shell.run("notice", "edit", "k3xq81mzv0ab", "--component", "zapp", "--preview");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualTo(
                        """
                        Nothing is kept and nobody is told. This would be told to:
                               8 subscribers: a***@example.com, ...

                        At once, updated, to 7 subscribers: a***@example.com, b***@example.com, ...
                          [Tiger] Network

                          Zapp too.

                          See  [2Jall.

                        At once, widened by zapp, to 1 subscriber: c***@example.com; 1 customer: d***@example.com
                          [Tiger] You may be affected

                          More.

                        2010-06-03T11:00:00Z, reminded, to nobody
                          [Tiger] Soon: Network
                        """);
        assertThat(shell.requests.getLast().command()).isEqualTo("notice.edit");
        assertThat(shell.requests.getLast().arguments().path("preview").asBoolean(false)).isTrue();
        var json =
                shell.run(
                        "notice",
                        "edit",
                        "k3xq81mzv0ab",
                        "--component",
                        "zapp",
                        "--preview",
                        "--json");
        assertThat(Json.read(json.out()).path("messages")).hasSize(3);
    }

    @Test
    void whatIsToComeOfANoticeIsListed() {
        shell.answering("{\"items\": %s, \"next\": null}".formatted(MESSAGES));
        var ran = shell.run("notice", "messages", "k3xq81mzv0ab");
        assertThat(ran.out()).contains("2010-06-03T11:00:00Z, reminded, to nobody");
        assertThat(shell.requests.getLast().command()).isEqualTo("notice.messages");
        assertThat(shell.requests.getLast().arguments().path("id").asString())
                .isEqualTo("k3xq81mzv0ab");
        shell.answering("{\"items\": [], \"next\": null}");
        assertThat(shell.run("notice", "messages", "k3xq81mzv0ab").out())
                .isEqualTo("Nothing: it tells only what somebody says.\n");
        assertThat(shell.run("notice", "messages").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
