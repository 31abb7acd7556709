package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.command.DeclareSeries;
import dev.candor.command.Rejected;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Location;
import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Result;
import dev.candor.model.Series;
import dev.candor.model.SeriesId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A component drawn in a text: all of its checks that are shown, as one. */
class ComponentGraphTest {
    private static final String HOUR = "?from=2010-01-21T15:00&to=2010-01-21T16:00";
    private static final Instant START = SampleSite.at("2010-01-21T15:00");
    private static final ComponentId APP = new ComponentId("app");

    private PublishedStore data;
    private Publisher publisher;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = new PublishedStore(folder);
        publisher = data.publisher();
        data.configure("FoxyCart", "app", "admin");
        data.run(
                new DeclareSeries(
                        PageId.MAIN,
                        List.of(
                                series("front", true),
                                series("back", true),
                                series("in", false),
                                new Series(
                                        SeriesId.check(new CheckId("office")),
                                        "office",
                                        "ms",
                                        new ComponentId("admin"),
                                        false))));
        record("front", 10, 100, null);
        record("back", 10, 300, "timed out");
        record("in", 10, 900, "refused");
        publisher.refresh(true);
    }

    @AfterEach
    void close() {
        publisher.stop();
        data.close();
    }

    private static Series series(String check, boolean shown) {
        return new Series(SeriesId.check(new CheckId(check)), check, "ms", APP, shown);
    }

    /** So many results, ten seconds apart; those with words failed. */
    private void record(String check, int count, long millis, @Nullable String words) {
        var results = new ArrayList<Result>();
        for (var each = 0; each < count; each++) {
            var phases =
                    new Result.Phases(
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ofMillis(millis),
                            Duration.ZERO,
                            Duration.ofMillis(millis));
            results.add(
                    new Result(
                            new CheckId(check),
                            null,
                            Location.HERE,
                            START.plusSeconds(600 + 10L * each),
                            words == null ? Result.Outcome.UP : Result.Outcome.DOWN,
                            phases,
                            words == null ? 200 : 0,
                            words == null ? "" : words));
        }
        data.store.writeVoid(transaction -> transaction.results().append(results));
    }

    private String text(String path) {
        return Html.of(publisher.find(path).orElseThrow().body());
    }

    @Test
    void itsShownChecksAreSummedUpAndWhatIsHiddenIsNot() {
        var notice = data.post("Stores are down", "app");
        data.update(
                notice, NoticeState.IDENTIFIED, "Look:\n\n![It](graph:component/app" + HOUR + ")");
        publisher.refresh(true);
        var page = text("/notices/" + notice.id());
        assertThat(page)
                .contains("Response time of app", "href=\"/components/app\"")
                .contains("in 10 values")
                .contains("50 % of tries failed.");
        assertThat(text("/feed.atom")).contains("/graphs/components/app.svg?from=");
        var asked = new Question("/graphs/components/app.svg", HOUR.substring(1), false);
        assertThat(publisher.answer(asked).orElseThrow().status()).isEqualTo(200);
        assertThat(publisher.find("/graphs/components/app")).isEmpty();
    }

    @Test
    void aComponentWithoutAShownCheckIsRefusedAndOthersAreNamed() {
        var notice = data.post("Stores are down", "app");
        assertThat(refused(notice, "component/ap"))
                .contains("no check of a component 'ap' is drawn in public")
                .contains("did you mean 'component/app'?");
        assertThat(refused(notice, "component/admin"))
                .contains("no check of a component 'admin' is drawn in public");
    }

    private String refused(Notice notice, String series) {
        var text = "![It](graph:" + series + HOUR + ")";
        return catchThrowableOfType(Rejected.class, () -> data.update(notice, null, text))
                .problems()
                .toString();
    }
}
