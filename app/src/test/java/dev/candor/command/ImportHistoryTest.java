package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Relation;
import dev.candor.model.Update;
import dev.candor.model.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

class ImportHistoryTest {
    private static final Path FOXYCART = Path.of("../examples/foxycart/history.json");
    private static final Path TIGER = Path.of("../examples/tiger/history.json");

    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private ImportReport bring(String json) {
        var outcome = HistoryFile.parse(json.getBytes(StandardCharsets.UTF_8), "history.json");
        return switch (outcome) {
            case HistoryFile.Outcome.Read(var notices) -> scene.person(new ImportHistory(notices));
            case HistoryFile.Outcome.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String simple(String id, String end, String links) {
        return """
        {"zone": "UTC", "notices": [{"id": "%s", "kind": "incident", "title": "T",
          "components": ["app"], "windows": [{"start": "2020-01-01T10:00", "end": "%s"}],
          "updates": [{"at": "2020-01-01T10:00", "body": "B"}], "links": [%s]}]}
        """
                .formatted(id, end, links);
    }

    /** One line of the list of what must come out: made from local times and a table of offsets. */
    private record Expected(
            String kind,
            Instant start,
            Instant end,
            List<String> components,
            int updates,
            String title) {
        static Expected of(String line) {
            var cells = line.split("\t", -1);
            var components =
                    cells[3].equals("-")
                            ? List.<String>of()
                            : Arrays.asList(cells[3].split(",", -1));
            return new Expected(
                    cells[0],
                    instant(cells[1]),
                    instant(cells[2]),
                    components,
                    Integer.parseInt(cells[4]),
                    cells[5]);
        }

        static Expected of(Notice notice) {
            var window = notice.windows().getFirst();
            return new Expected(
                    notice.kind().wireName(),
                    window.start(),
                    window.end() == null ? Instant.MAX : window.end(),
                    notice.impacts().stream().map(each -> each.component().value()).toList(),
                    notice.updates().size() - 1,
                    notice.title());
        }

        private static Instant instant(String minute) {
            return Instant.parse(minute.replace("Z", ":00Z"));
        }
    }

    @Test
    void all39EntriesHaveTheirTrueInstantsComponentsAndUpdates() throws IOException {
        var report = bring(text(FOXYCART));
        assertThat(report.added()).isEqualTo(39);
        List<Expected> expected;
        try (var lines = ImportHistoryTest.class.getResourceAsStream("foxycart-expected.tsv")) {
            assertThat(lines).isNotNull();
            expected =
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .map(Expected::of)
                            .toList();
        }
        assertThat(expected).hasSize(39);
        assertThat(scene.notices().stream().map(Expected::of))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(scene.notices()).allMatch(each -> each.state().isClosed());
        // The old page let this one end when the last cache had forgotten the wrong address.
        assertThat(scene.notices())
                .filteredOn(each -> each.title().equals("DNS failover does not revert"))
                .flatExtracting(Notice::windows)
                .last()
                .matches(each -> each.kind() == Window.Kind.TAIL)
                .matches(each -> Instant.parse("2010-03-05T07:26:00Z").equals(each.end()));
    }

    @Test
    void whatIsImportedIsToldToNobody() throws IOException {
        bring(text(FOXYCART));
        assertThat(scene.journal()).containsExactly(new Event.HistoryImported(39, 0, 0));
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        bring(text(FOXYCART));
        var ledger = scene.ledger();
        var notices = scene.notices();
        scene.advance(60);
        var again = bring(text(FOXYCART));
        assertThat(again).isEqualTo(new ImportReport(0, 0, 39, List.of()));
        assertThat(scene.ledger()).isEqualTo(ledger);
        assertThat(scene.notices()).isEqualTo(notices);
        assertThat(scene.journal()).hasSize(1);
    }

    @Test
    void theCorrectionOfEasterNamesWhatItCorrects() throws IOException {
        bring(text(FOXYCART));
        var easter = titled("Database disk full, alert never delivered");
        assertThat(easter.updates())
                .extracting(Update::kind)
                .containsExactly(Update.Kind.UPDATE, Update.Kind.CORRECTION);
        assertThat(easter.updates().getLast().corrects())
                .isEqualTo(easter.updates().getFirst().id());
        var part2 = titled("New APP server, part 2");
        assertThat(part2.links())
                .contains(
                        new Link.ToNotice(
                                Relation.CONTINUES, titled("New APP server, part 1").id()));
    }

    private List<Component> components() {
        return scene.store.read(tx -> tx.components().all(PageId.MAIN));
    }

    private Notice titled(String title) {
        return scene.notices().stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServersOfTheAttackRecoverAtTheirOwnTimes() throws IOException {
        assertThat(bring(text(TIGER)).added()).isEqualTo(6);
        var attack = titled("Denial of service attack");
        assertThat(scene.ledger().stream().filter(each -> attack.id().equals(each.notice())))
                .hasSize(12)
                .allSatisfy(each ->
                        assertThat(each.end())
                                .isEqualTo(
                                        Instant.parse(
                                                each.component().value().equals("flexo/web")
                                                        ? "2009-06-07T10:29:00Z"
                                                        : "2009-06-07T09:59:00Z")));
        var twice =
                scene.notices().stream()
                        .filter(each -> each.windows().size() == 2)
                        .filter(each -> each.title().equals("flexo web server down"))
                        .findFirst()
                        .orElseThrow();
        assertThat(twice.windows())
                .extracting(Window::start)
                .containsExactly(
                        Instant.parse("2009-03-29T04:54:00Z"),
                        Instant.parse("2009-03-31T13:22:00Z"));
        assertThat(titled("High load, 503 errors").windows()).isEmpty();
    }

    @Test
    void unknownComponentsAreOfThePastOnlyAndCountFromTheirFirstInterval() throws IOException {
        var report = bring(text(TIGER));
        assertThat(report.components())
                .contains(new ComponentId("flexo/web"), new ComponentId("zapp/mail"));
        assertThat(components()).allMatch(Component::isRetired);
        scene.component("flexo/web", null);
        scene.configure("first");
        var back =
                scene.store
                        .read(tx -> tx.components().find(PageId.MAIN, new ComponentId("flexo/web")))
                        .orElseThrow();
        assertThat(back.isRetired()).isFalse();
        assertThat(back.startedAt()).isEqualTo(Instant.parse("2009-03-29T04:54:00Z"));
    }

    @Test
    void aChangedEntryIsReplacedWithItsDowntime() {
        bring(simple("a", "2020-01-01T11:00", ""));
        var id = scene.notices().getFirst().id();
        assertThat(bring(simple("a", "2020-01-01T10:30", "")))
                .isEqualTo(new ImportReport(0, 1, 0, List.of()));
        assertThat(scene.notices()).singleElement().extracting(Notice::id).isEqualTo(id);
        assertThat(scene.ledger("app"))
                .extracting(Outage::end)
                .containsExactly(Instant.parse("2020-01-01T10:30:00Z"));
    }

    @Test
    void whatWasPostedHereSinceIsNotLost() {
        bring(simple("a", "2020-01-01T11:00", ""));
        scene.person(new PostUpdate(scene.notices().getFirst().id(), Scene.update("postmortem")));
        assertThatThrownBy(() -> bring(simple("a", "2020-01-01T10:30", "")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("updates were posted to this entry here");
    }

    @Test
    void oneBadLinkKeepsEverythingOut() {
        var link = "{\"relation\": \"recurs\", \"notice\": \"aa\"}";
        assertThatThrownBy(() -> bring(simple("a", "2020-01-01T11:00", link)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(
                        "/notices/0/links/0: there is no entry with the id 'aa'; did you mean"
                                + " 'a'?");
        assertThat(scene.notices()).isEmpty();
        assertThat(components()).isEmpty();
    }

    @Test
    void theFutureIsNotHistory() {
        assertThatThrownBy(() -> bring(simple("a", "2030-01-01T11:00", "")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("has not come yet");
    }

    @Test
    void whatWasSlowIsNotCalledDown() throws IOException {
        bring(text(FOXYCART));
        assertThat(titled("Traffic spike slows APP").impacts())
                .extracting(Impact::level)
                .containsOnly(Level.DEGRADED_PERFORMANCE);
    }
}
