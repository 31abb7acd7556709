package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Each option with which an entry says a fact, and what it becomes in a request. */
class EntryOptionsTest {
    private final Shell shell =
            new Shell()
                    .answering(
                            """
                            {"id": "k3xq81mzv0ab", "url": "https://status.example.com/",
                             "kind": "incident", "title": "Slow", "state": "investigating",
                             "draft": false, "created_at": "2026-01-21T22:44:00.000Z"}
                            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--symptom|Carts stay empty|{'symptom': 'Carts stay empty'}",
                "--not-affected|Mail|{'not_affected': 'Mail'}",
                "--data-impact|delayed|{'data': {'impact': 'delayed'}}",
                "--action|Log in again|{'action': {'text': 'Log in again'}}",
                "--next-update|2026-01-21T15:30|{'next_update': '2026-01-21T15:30'}",
                "--detected-by|customer|{'detected_by': 'customer'}",
                "--cause|vendor|{'cause': 'vendor'}",
                "--work|emergency|{'work': 'emergency'}",
                "--expect-minutes|0|{'expected': {'downtime_minutes': 0}}",
                "--expect|Short breaks|{'expected': {'note': 'Short breaks'}}",
                "--recovery-plan|Go back|{'recovery_plan': 'Go back'}",
                "--preparation|Back up|{'preparation': ['Back up']}",
                "--show-zone|America/New_York|{'zones': ['America/New_York']}",
                "--part|2/3|{'part': {'number': 2, 'of': 3}}",
                "--recurrence|FREQ=WEEKLY|{'recurrence': 'FREQ=WEEKLY'}"
            })
    void aFactIsSaidAlikeWhenPostingUpdatingAndEditing(String option, String value, String said) {
        var facts = Json.read(said.replace('\'', '"'));
        for (var command :
                List.of(
                        List.of("post", "--title", "Slow", "--body", "We look."),
                        List.of("update", "k3xq81mzv0ab", "--body", "We look."),
                        List.of("edit", "k3xq81mzv0ab"))) {
            var line = new ArrayList<>(List.of("notice"));
            line.addAll(command);
            line.addAll(List.of(option, value));
            assertThat(shell.run(line.toArray(String[]::new)).exitCode()).as("%s", line).isZero();
            var sent = (ObjectNode) shell.requests.getLast().arguments().deepCopy();
            sent.remove(List.of("kind", "title", "body", "id"));
            assertThat(sent).as("%s", line).isEqualTo(facts);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--data-note|Orders only|--data-note needs --data-impact",
                "--action-by|2026-01-21T15:30|--action-by needs --action",
                "--part|two|'two' is no part",
                "--tail-until|2026-01-22T00:00|--tail-until needs a beginning"
            })
    void anOptionWithoutTheOneThatItBelongsToIsRefused(String option, String value, String said) {
        var ran =
                shell.run("notice", "update", "k3xq81mzv0ab", "--body", "We look.", option, value);
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains(said);
        assertThat(shell.requests).isEmpty();
    }

    @Test
    void aNoteAndADeadlineStandBesideWhatTheyBelongTo() {
        edit(
                "--data-impact",
                "lost",
                "--data-note",
                "Two orders",
                "--action",
                "Order again",
                "--action-by",
                "2026-01-22");
        sent(
                """
                {"id": "k3xq81mzv0ab", "data": {"impact": "lost", "note": "Two orders"},
                 "action": {"text": "Order again", "deadline": "2026-01-22"}}
                """);
    }

    @Test
    void anEditSaysWhyAndTakesThePlanAwayAndRewordsWhatWasSaid() {
        edit("--reason", "A typing error", "--no-plan", "--reword", "9s2hd71kq0zx=Two, not one.");
        sent(
                """
                {"id": "k3xq81mzv0ab", "planned": null, "reason": "A typing error",
                 "updates": [{"id": "9s2hd71kq0zx", "body": "Two, not one."}]}
                """);
    }

    @Test
    void anUpdateAddsWindowsAndWhatRemains() {
        shell.run(
                "notice",
                "update",
                "k3xq81mzv0ab",
                "--body",
                "Again.",
                "--window",
                "2026-01-21T14:00/2026-01-21T14:10",
                "--window",
                "2026-01-21T15:00",
                "--tail-from",
                "2026-01-21T16:00",
                "--tail-until",
                "2026-01-22T00:00",
                "--tail-note",
                "DNS caches");
        sent(
                """
                {"id": "k3xq81mzv0ab", "body": "Again.", "windows": [
                  {"start": "2026-01-21T14:00", "end": "2026-01-21T14:10"},
                  {"start": "2026-01-21T15:00"},
                  {"kind": "tail", "start": "2026-01-21T16:00", "end": "2026-01-22T00:00",
                   "note": "DNS caches"}]}
                """);
    }

    @Test
    void aChangeIsMarkedAndFinishedWithAllThatIsKnownOfIt() {
        shell.run(
                "change",
                "mark",
                "Deploy",
                "--start",
                "2026-01-21T14:00",
                "--finish",
                "2026-01-21T14:02",
                "--exit-status",
                "0",
                "--notice",
                "k3xq81mzv0ab",
                "--link",
                "https://ci.example.com/7");
        sent(
                """
                {"what": "Deploy", "start": "2026-01-21T14:00", "finish": "2026-01-21T14:02",
                 "exit_status": 0, "link": "https://ci.example.com/7", "notice": "k3xq81mzv0ab",
                 "public": false}
                """);
        shell.run("change", "finish", "k3xq81mzv0ab", "--exit-status", "1");
        sent("{\"id\": \"k3xq81mzv0ab\", \"exit_status\": 1}");
    }

    private void edit(String... options) {
        var line = new ArrayList<>(List.of("notice", "edit", "k3xq81mzv0ab"));
        line.addAll(List.of(options));
        assertThat(shell.run(line.toArray(String[]::new)).exitCode()).isZero();
    }

    private void sent(String arguments) {
        assertThat(shell.requests.getLast().arguments()).isEqualTo(Json.read(arguments));
    }
}
