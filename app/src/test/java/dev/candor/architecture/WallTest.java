package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The product keeps its walls; and each wall, once broken, is seen. */
class WallTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(Wall.ROOT);

    @TempDir private Path folder = Path.of("");

    private static List<Wall> walls() {
        return Wall.ALL;
    }

    @ParameterizedTest
    @MethodSource("walls")
    void aPackageUsesOnlyWhatItsRowAdmits(Wall wall) {
        var inside = PRODUCT.that(DescribedPredicate.describe("inside", wall::owns));
        assertThat(violators(wall.condition(), inside)).isEmpty();
    }

    @Test
    void everyPackageHasARow() {
        assertThat(PRODUCT)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(Wall.of(item.getPackageName())).isPresent());
    }

    @Test
    void onlyAppAndTimeTouchARealClock() {
        assertThat(violators(Reserved.CLOCK.condition(), PRODUCT)).isEmpty();
    }

    @Test
    void onlyTheCommandLineTouchesTheProcess() {
        assertThat(violators(Reserved.PROCESS.condition(), PRODUCT)).isEmpty();
    }

    @Test
    void theTableHasNoCycle() {
        var left = new ArrayList<>(Wall.ALL);
        var placed = new HashSet<String>();
        while (left.removeIf(wall -> placed.containsAll(wall.uses()) && placed.add(wall.name()))) {
            assertThat(placed).isNotEmpty();
        }
        assertThat(left).isEmpty();
    }

    @Test
    void whatActsOnTheJournalNeverSeesEachOther() {
        var apart = Set.of("probe", "notify", "guard", "publish");
        assertThat(apart)
                .allSatisfy(name ->
                        assertThat(Wall.named(name).uses()).doesNotContainAnyElementsOf(apart));
    }

    @Test
    void nothingButTheCommandLineUsesTheWiring() {
        assertThat(Wall.ALL)
                .filteredOn(wall -> wall.uses().contains("app"))
                .extracting(Wall::name)
                .containsExactly("cli");
        assertThat(Wall.ALL)
                .filteredOn(wall -> wall.uses().contains("cli"))
                .extracting(Wall::name)
                .containsExactly("");
    }

    @Test
    void everyWayAcrossAWallIsSeen() throws IOException {
        var made = new MadeClasses(folder);
        var admitted = new HashMap<String, Boolean>();
        for (var wall : Wall.ALL) {
            for (var used : Wall.ALL) {
                admitted.put(
                        made.withField(wall.packageName(), used.packageName() + ".Used"),
                        used.equals(wall) || wall.uses().contains(used.name()));
            }
        }
        assertThat(keeping(made.read())).isEqualTo(admitted);
    }

    @Test
    void aLibraryStaysBehindItsWall() throws IOException {
        var admits =
                """
                store.sql java.sql.Connection
                web io.vertx.core.Vertx
                web.page io.vertx.core.Vertx
                probe io.netty.channel.Channel
                config tools.jackson.databind.JsonNode
                publish.template gg.jte.html.HtmlTemplateOutput
                model javax.naming.Context
                """;
        var refuses =
                """
                judge java.sql.Connection
                app javax.sql.DataSource
                store java.sql.Connection
                publish io.vertx.core.Vertx
                web io.netty.channel.Channel
                model tools.jackson.databind.JsonNode
                web gg.jte.html.HtmlTemplateOutput
                time org.slf4j.Logger
                """;
        var made = new MadeClasses(folder);
        var expected = new HashMap<String, Boolean>();
        for (var line : (admits + refuses).lines().toList()) {
            var words = line.split(" ", -1);
            expected.put(
                    made.withField(Wall.ROOT + "." + words[0], words[1]), admits.contains(line));
        }
        assertThat(keeping(made.read())).isEqualTo(expected);
    }

    @Test
    void aPackageWithoutARowIsSeen() {
        assertThat(Wall.of("dev.candor.elsewhere")).isEmpty();
        assertThat(Wall.of("dev.candor.modelling")).isEmpty();
        assertThat(Wall.of("dev.candor.judge.check")).contains(Wall.named("judge"));
        assertThat(Wall.of("dev.candor.store.sql")).contains(Wall.named("store.sql"));
    }

    @Test
    void aClockReadElsewhereIsSeen() throws IOException {
        assertKeptTo(
                Reserved.CLOCK,
                Set.of("app", "time"),
                """
                java.time.Instant now ()Ljava/time/Instant;
                java.lang.System nanoTime ()J
                java.lang.System currentTimeMillis ()J
                java.time.LocalDate now (Ljava/time/ZoneId;)Ljava/time/LocalDate;
                java.time.Clock systemUTC ()Ljava/time/Clock;
                java.time.Clock systemDefaultZone ()Ljava/time/Clock;
                java.time.ZoneId systemDefault ()Ljava/time/ZoneId;
                """);
    }

    @Test
    void theProcessTouchedElsewhereIsSeen() throws IOException {
        assertKeptTo(
                Reserved.PROCESS,
                Set.of("cli", ""),
                """
                java.lang.System exit (I)V
                java.lang.System getenv ()Ljava/util/Map;
                java.lang.IO println ()V
                """);
    }

    @Test
    void aClockThatWasHandedInMayBeRead() throws IOException {
        var made = new MadeClasses(folder);
        made.calling(
                "dev.candor.judge",
                "java.time.Instant",
                "now",
                "(Ljava/time/Clock;)Ljava/time/Instant;");
        assertThat(violators(Reserved.CLOCK.condition(), made.read())).isEmpty();
    }

    @Test
    void aWordToStandardOutputElsewhereIsSeen() throws IOException {
        var made = new MadeClasses(folder);
        var name = made.reading("dev.candor.app", "java.lang.System", "out", "java.io.PrintStream");
        assertThat(violators(Reserved.PROCESS.condition(), made.read())).containsOnlyKeys(name);
    }

    /** Each method is called in each package: calls outside the keepers are seen, no others. */
    private void assertKeptTo(Reserved reserved, Set<String> keepers, String methods)
            throws IOException {
        var made = new MadeClasses(folder);
        var guilty = new HashSet<String>();
        for (var method : methods.lines().toList()) {
            var words = method.split(" ", -1);
            for (var wall : Wall.ALL) {
                var name = made.calling(wall.packageName(), words[0], words[1], words[2]);
                if (!keepers.contains(wall.name())) {
                    guilty.add(name);
                }
            }
        }
        assertThat(violators(reserved.condition(), made.read()).keySet()).isEqualTo(guilty);
    }

    /** Each class by name, with whether it keeps to the row of its package. */
    private static Map<String, Boolean> keeping(JavaClasses among) {
        var answer = new HashMap<String, Boolean>();
        for (var wall : Wall.ALL) {
            var inside = among.that(DescribedPredicate.describe("inside", wall::owns));
            var guilty = violators(wall.condition(), inside);
            inside.forEach(item -> answer.put(item.getName(), !guilty.containsKey(item.getName())));
        }
        return answer;
    }

    /** What each class that breaks a rule did, by its name. */
    private static Map<String, List<String>> violators(
            ArchCondition<JavaClass> condition, JavaClasses among) {
        var answer = new TreeMap<String, List<String>>();
        for (var item : among) {
            var events = ConditionEvents.Factory.create();
            condition.check(item, events);
            var said =
                    events.getViolating().stream()
                            .flatMap(event -> event.getDescriptionLines().stream())
                            .toList();
            if (!said.isEmpty()) {
                answer.put(item.getName(), said);
            }
        }
        return answer;
    }
}
