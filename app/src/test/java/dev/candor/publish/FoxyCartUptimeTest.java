package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.read.ReadModelReader;
import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.ReportQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real year of entries, day by day, against a count of every second. */
class FoxyCartUptimeTest {
    private static final Path HISTORY = Path.of("../examples/foxycart/history.json");
    private static final Instant NOW = SampleSite.at("2010-10-01T00:00");

    @TempDir private Path folder;

    private record Seconds(long down, long degraded, long maintenance, long intermittent) {}

    @Test
    void everyDayOfTheYearIsWhatItsSecondsSay() throws IOException, ReportQuery.Unclear {
        var model = model();
        var views = new PageViews(model, NOW);
        var report =
                views.report(
                        new ReportQuery(
                                LocalDate.parse("2009-10-01"),
                                LocalDate.parse("2010-09-30"),
                                List.of()));
        var wrong = 0;
        for (var day : report.days()) {
            for (var cell : day.components()) {
                var figures = cell.figures();
                var counted =
                        new Seconds(
                                figures.downtime().toSeconds(),
                                figures.degraded().toSeconds(),
                                figures.maintenance().toSeconds(),
                                figures.intermittent().toSeconds());
                var expected = bySecond(model, cell.component(), day.date());
                assertThat(counted)
                        .as("%s on %s", cell.component(), day.date())
                        .isEqualTo(expected);
                wrong += expected.equals(new Seconds(0, 0, 0, 0)) ? 0 : 1;
            }
        }
        assertThat(wrong).isGreaterThan(40);
    }

    /** The rule of the ledger, asked of each second for itself. */
    private static Seconds bySecond(ReadModel model, ComponentId component, LocalDate day) {
        var from = day.atStartOfDay(SampleSite.PACIFIC).toEpochSecond();
        var to = day.plusDays(1).atStartOfDay(SampleSite.PACIFIC).toEpochSecond();
        var touching = new ArrayList<Outage>();
        for (var outage : model.ledgerOf(component)) {
            var end = outage.end() == null ? NOW : outage.end();
            if (outage.start().getEpochSecond() < to && end.getEpochSecond() > from) {
                touching.add(outage);
            }
        }
        var seconds = new long[4];
        for (var second = from; second < to && !touching.isEmpty(); second++) {
            count(seconds, touching, Instant.ofEpochSecond(second));
        }
        return new Seconds(seconds[0], seconds[1], seconds[2], seconds[3]);
    }

    private static void count(long[] seconds, List<Outage> touching, Instant at) {
        var level = Level.OPERATIONAL;
        var possible = Level.OPERATIONAL;
        for (var outage : touching) {
            var end = outage.end();
            if (at.isBefore(outage.start()) || (end != null && !at.isBefore(end))) {
                continue;
            }
            if (outage.precision() == Precision.INTERMITTENT) {
                possible = Level.worse(possible, outage.level());
            } else {
                level = Level.worse(level, outage.level());
            }
        }
        switch (level) {
            case MAJOR_OUTAGE, PARTIAL_OUTAGE -> seconds[0]++;
            case DEGRADED_PERFORMANCE -> seconds[1]++;
            case UNDER_MAINTENANCE -> seconds[2]++;
            case OPERATIONAL, UNKNOWN -> {}
        }
        if (possible.isFault() && possible.compareTo(level) > 0) {
            seconds[3]++;
        }
    }

    private ReadModel model() throws IOException {
        try (var data = new PublishedStore(folder)) {
            data.time.advance(Duration.between(data.time.now(), NOW));
            data.run(
                    new ApplyConfiguration(
                            SampleSite.page("FoxyCart", SampleSite.PACIFIC),
                            Stream.of("app", "admin", "www", "forum", "wiki", "affiliate")
                                    .map(id ->
                                            new ConfiguredComponent(
                                                    new ComponentId(id),
                                                    id,
                                                    null,
                                                    Requirement.None.CHILDREN,
                                                    null,
                                                    LocalDate.parse("2009-09-01")))
                                    .toList(),
                            List.of(),
                            "year"));
            switch (HistoryFile.parse(Files.readAllBytes(HISTORY), "history.json")) {
                case HistoryFile.Outcome.Read(var notices) -> data.run(new ImportHistory(notices));
                case HistoryFile.Outcome.Refused(var problems) ->
                        throw new AssertionError(problems);
            }
            return new ReadModelReader(data.store, PageId.MAIN, Audience.PUBLIC).read(null).model();
        }
    }
}
