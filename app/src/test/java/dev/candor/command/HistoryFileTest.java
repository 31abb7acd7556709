package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.NoticeState;
import dev.candor.model.Precision;
import dev.candor.model.Problem;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

class HistoryFileTest {
    private static final String FRAME =
            """
            {"zone": "America/Los_Angeles", "notices": [
            %s
            ]}
            """;

    private static List<HistoricNotice> read(String json) {
        return switch (HistoryFile.parse(json.getBytes(UTF_8), "h.json")) {
            case HistoryFile.Outcome.Read(var notices) -> notices;
            case HistoryFile.Outcome.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> refused(String json) {
        return switch (HistoryFile.parse(json.getBytes(UTF_8), "h.json")) {
            case HistoryFile.Outcome.Read(var notices) -> throw new AssertionError(notices);
            case HistoryFile.Outcome.Refused(var problems) -> problems;
        };
    }

    /** A resolved incident with one window, in which one piece is replaced. */
    private static String with(String piece, String by) {
        var notice =
                """
                {"kind": "incident", "title": "T", "state": "resolved", "components": ["app"],
                 "windows": [{"start": "2010-01-21T14:44", "end": "2010-01-22T09:11"}],
                 "updates": [{"at": "2010-01-21T15:00", "body": "B"}]}\
                """;
        assertThat(notice).contains(piece);
        return FRAME.formatted(notice.replace(piece, by));
    }

    @Test
    void localTimesAreOfTheZone() {
        var notice = read(with("T\"", "T\"")).getFirst();
        assertThat(notice.windows())
                .containsExactly(
                        Window.of(
                                Instant.parse("2010-01-21T22:44:00Z"),
                                Instant.parse("2010-01-22T17:11:00Z")));
        assertThat(notice.impacts())
                .containsExactly(new Impact(new ComponentId("app"), Level.MAJOR_OUTAGE, null));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var bare =
                "{\"kind\": \"maintenance\", \"title\": \"T\", \"components\": [\"app\"],"
                        + " \"planned\": {\"start\": \"2010-01-21T14:44\"}}";
        var notice = read(FRAME.formatted(bare)).getFirst();
        assertThat(notice.state()).isEqualTo(NoticeState.COMPLETED);
        assertThat(notice.impacts().getFirst().level()).isEqualTo(Level.UNDER_MAINTENANCE);
        assertThat(notice.updates()).isEmpty();
        assertThat(notice.key()).startsWith("import:#");
    }

    @Test
    void aWindowMayNameItsComponentsLevelAndPrecision() {
        var notice =
                read(with(
                                "\"end\": \"2010-01-22T09:11\"",
                                "\"end\": \"2010-01-22T09:11Z\", \"components\": [\"app\"],"
                                    + " \"level\": \"partial_outage\", \"precision\": \"about\""))
                        .getFirst();
        assertThat(notice.windows())
                .containsExactly(
                        new Window(
                                Instant.parse("2010-01-21T22:44:00Z"),
                                Instant.parse("2010-01-22T09:11:00Z"),
                                new ComponentId("app"),
                                Level.PARTIAL_OUTAGE,
                                Precision.ABOUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // piece | replaced by | place | what to do
                "\"kind\"|\"knid\"|h.json:2:1 /notices/0|add it",
                "\"title\": \"T\"|\"titel\": \"T\"|/notices/0/titel|did you mean 'title'?",
                "\"state\": \"resolved\"|\"state\": \"resovled\"|h.json:2:45 /notices/0/state|did"
                        + " you mean 'resolved'?",
                "\"state\": \"resolved\"|\"state\": \"completed\"|/notices/0/state|postmortem",
                "[\"app\"]|[\"APP\"]|/notices/0/components/0|",
                "[\"app\"]|[\"app\", \"app\"]|/notices/0/components/1|name it once",
                "[\"app\"]|[{\"id\": \"app\", \"level\":"
                        + " \"major\"}]|/notices/0/components/0/level|major_outage",
                "[\"app\"]|\"app\"|/notices/0/components|write [",
                "2010-01-21T14:44|2010-03-14T02:30|/notices/0/windows/0/start|offset",
                "2010-01-22T09:11|2010-11-07T01:30|/notices/0/windows/0/end|2010-11-07T01:30-07:00"
                        + " or 2010-11-07T01:30-08:00",
                "2010-01-22T09:11|2010-01-20T09:11|/notices/0/windows/0|",
                "2010-01-22T09:11|yesterday|/notices/0/windows/0/end|2010-01-21T14:44",
                "2010-01-22T09:11|2010-01-22|/notices/0/windows/0/end|2010-01-21T14:44",
                "\"end\": \"2010-01-22T09:11\"|\"component\": \"app\"|/notices/0/windows/0|add"
                        + " 'end'",
                "\"end\"|\"component\": \"web\", \"end\"|/notices/0/windows/0/component|use one of:"
                        + " app",
                "\"body\": \"B\"|\"body\": \"B\", \"corrects\":"
                        + " 0|/notices/0/updates/0/corrects|earlier",
                "\"body\": \"B\"|\"body\": \" \"|/notices/0/updates/0/body|1 to 25000",
                "\"B\"}|\"B\"}, {\"at\": \"2010-01-21T14:59\", \"body\":"
                        + " \"C\"}|/notices/0/updates/1|in order",
                "\"updates\"|\"links\": [{\"relation\": \"recurs\"}],"
                        + " \"updates\"|/notices/0/links/0|write {",
                "\"updates\"|\"links\": [{\"url\": \"https://x.example\", \"notice\": \"a\"}],"
                        + " \"updates\"|/notices/0/links/0|write {",
                "\"updates\"|\"links\": [{\"url\": \"ftp://x\"}], \"updates\"|/notices/0/links/0|",
                "\"updates\"|\"planned\": {\"start\": \"2010-01-21T14:44\"},"
                        + " \"updates\"|/notices/0/planned|leave it out",
            })
    void everyMistakeIsNamedWithItsPlaceAndWhatToDo(
            String piece, String by, String where, String todo) {
        var problems = refused(with(piece, by));
        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.where())
                            .matches(Pattern.quote("h.json:") + "\\d+:\\d+ /.*")
                            .contains(where);
                    assertThat(problem.todo()).contains(todo == null ? "" : todo);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|the file is empty",
                "[1, 2]|must be an object",
                "{\"zone\": \"UTC\", \"zone\": \"UTC\"}|uplicate",
                "{\"zone\": \"UTC\"|not JSON",
                "{\"zone\": \"America/Los_Angles\", \"notices\": []}|no time zone",
                "{\"zone\": \"UTC\", \"notices\": []} x|not JSON",
            })
    void aBrokenFileIsExplained(String json, String what) {
        assertThat(refused(json == null ? "" : json))
                .anyMatch(each -> each.toString().contains(what));
    }

    @Test
    void twoEntriesThatCannotBeToldApartAreRefused() {
        var one =
                "{\"kind\": \"incident\", \"title\": \"T\", \"updates\": [{\"at\":"
                        + " \"2010-01-21T14:44\", \"body\": \"B\"}]}";
        assertThat(refused(FRAME.formatted(one + ",\n" + one)))
                .singleElement()
                .satisfies(each -> assertThat(each.where()).isEqualTo("h.json:3:1 /notices/1"));
    }

    @Test
    void noGarbageMakesItFail() {
        var whole = with("T\"", "T\"");
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(whole);
            for (var i = random.nextInt(4); i >= 0; i--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, "{}[]\",:0aZ\u0000é".charAt(random.nextInt(12)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
                }
            }
            var outcome = HistoryFile.parse(text.toString().getBytes(UTF_8), "h.json");
            assertThat(outcome).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void theExampleInTheDocumentIsRead() throws IOException {
        var document = Files.readString(Path.of("../docs/history-format.md"));
        var start = document.indexOf("```json") + "```json".length();
        var notices = read(document.substring(start, document.indexOf("```", start)));
        assertThat(notices).hasSize(2);
        assertThat(notices.getFirst().updates().getLast().corrects()).isEqualTo(1);
        for (var key :
                List.of(
                        "id",
                        "kind",
                        "title",
                        "state",
                        "components",
                        "planned",
                        "windows",
                        "updates",
                        "links",
                        "level",
                        "precision",
                        "at",
                        "body",
                        "corrects",
                        "relation")) {
            assertThat(document).contains("`" + key + "`");
        }
    }
}
