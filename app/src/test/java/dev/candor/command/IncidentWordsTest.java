package dev.candor.command;

import static dev.candor.model.Level.DEGRADED_PERFORMANCE;
import static dev.candor.model.Level.MAJOR_OUTAGE;
import static dev.candor.model.Level.PARTIAL_OUTAGE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class IncidentWordsTest {
    private static final Tree TREE =
            new Tree(
                    List.of(
                            component("app", "app", null),
                            component("flexo", "flexo", null),
                            component("flexo/web", "web", "flexo"),
                            component("flexo/mail", "mail", "flexo"),
                            component("flexo/dns", "names", "flexo"),
                            component("flexo/ftp", "x".repeat(255), "flexo")));
    private final IncidentWords words = new IncidentWords(TREE, ZoneId.of("America/Los_Angeles"));

    private static Component component(String id, String name, @Nullable String parent) {
        return new Component(
                new ComponentId(id),
                name,
                parent == null ? null : new ComponentId(parent),
                Requirement.None.CHILDREN,
                0,
                Instant.EPOCH,
                null);
    }

    private static Impact failing(String id, Level level) {
        return new Impact(new ComponentId(id), level, null);
    }

    @Test
    void titlesAreShortAndPlain() {
        assertThat(words.title(List.of(failing("app", MAJOR_OUTAGE)), 1, false))
                .isEqualTo("app is down");
        assertThat(words.title(List.of(failing("app", MAJOR_OUTAGE)), 1, true))
                .isEqualTo("app was down");
        assertThat(words.title(List.of(failing("flexo/web", PARTIAL_OUTAGE)), 4, false))
                .isEqualTo("flexo: web is partly down");
        assertThat(
                        words.title(
                                List.of(
                                        failing("flexo/web", MAJOR_OUTAGE),
                                        failing("flexo/mail", DEGRADED_PERFORMANCE)),
                                4,
                                false))
                .isEqualTo("flexo: web and mail have problems");
        assertThat(
                        words.title(
                                List.of(
                                        failing("flexo", MAJOR_OUTAGE),
                                        failing("flexo/web", MAJOR_OUTAGE),
                                        failing("flexo/mail", MAJOR_OUTAGE),
                                        failing("flexo/dns", MAJOR_OUTAGE)),
                                200,
                                false))
                .isEqualTo("flexo: 4 of 200 components are down");
    }

    @Test
    void noNameMakesATitleTooLong() {
        var title =
                words.title(
                        List.of(
                                failing("flexo/ftp", MAJOR_OUTAGE),
                                failing("flexo/web", MAJOR_OUTAGE)),
                        4,
                        true);
        assertThat(title.length()).isLessThanOrEqualTo(Notice.LONGEST_TITLE);
    }

    @Test
    void timesNameTheAbbreviationInForce() {
        assertThat(words.time(Instant.parse("2010-01-21T22:44:00Z")))
                .isEqualTo("14:44 PST (22:44 UTC) on 21 January 2010");
        assertThat(words.time(Instant.parse("2010-07-30T23:53:00Z")))
                .isEqualTo("16:53 PDT (23:53 UTC) on 30 July 2010");
        assertThat(
                        new IncidentWords(TREE, ZoneOffset.UTC)
                                .time(Instant.parse("2010-07-30T23:53:00Z")))
                .isEqualTo("23:53 UTC on 30 July 2010");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.3S,1 second",
        "PT59S,59 seconds",
        "PT60S,1 minute",
        "PT1H27M5S,1 hour 27 minutes",
        "P2DT3H,2 days 3 hours"
    })
    void durationsAreInWords(Duration duration, String expected) {
        assertThat(IncidentWords.duration(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"majr_outage,major_outage", "ap,app", "componets,components"})
    void theNearestNameIsFound(String written, String meant) {
        assertThat(Nearest.to(written, List.of("major_outage", "app", "components")))
                .contains(meant);
    }

    @Test
    void nothingIsNearToNonsense() {
        assertThat(Nearest.to("zebra-crossing", List.of("app", "admin"))).isEmpty();
    }
}
