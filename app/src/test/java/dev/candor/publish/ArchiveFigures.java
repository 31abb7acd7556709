package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of the archive and of each entry's own page. */
record ArchiveFigures(ExampleSite site) {
    void check() {
        theArchive();
        theEntries();
    }

    /** How many entries touch each month and year, and how long anything was down in it. */
    private void theArchive() {
        var all = site.text("/history");
        assertThat(all)
                .contains(
                        site.history().entries().size() == 1 ? "1 entry in all" : "entries in all");
        var years = new HashSet<Integer>();
        for (var month = YearMonth.from(site.first());
                !month.isAfter(YearMonth.from(site.today())); ) {
            var next = month.plusMonths(1);
            var from = site.midnight(month.atDay(1));
            var count = touching(from, site.midnight(next.atDay(1)));
            var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
            assertThat(all)
                    .contains(name + " " + month.getYear() + (count == 0 ? ": none" : " " + count));
            var page =
                    site.text(
                            "/history/%04d/%02d".formatted(month.getYear(), month.getMonthValue()));
            assertThat(page)
                    .contains(
                            anyDown(from, site.midnight(next.atDay(1)))
                                    + " down: the time in which")
                    .contains(touch(count));
            years.add(month.getYear());
            month = next;
        }
        for (var year : years) {
            var from = site.midnight(LocalDate.of(year, 1, 1));
            var to = site.midnight(LocalDate.of(year + 1, 1, 1));
            var count = touching(from, to);
            assertThat(all)
                    .contains(
                            year
                                    + " "
                                    + (count == 1 ? "1 entry" : count + " entries")
                                    + " "
                                    + anyDown(from, to)
                                    + " down");
        }
    }

    private static String touch(long count) {
        if (count == 0) {
            return "Nothing happened in";
        }
        return count == 1 ? "1 entry touches this month" : count + " entries touch this month";
    }

    private long touching(Instant from, Instant to) {
        return site.history().entries().stream().filter(each -> each.touches(from, to)).count();
    }

    /** Each minute once, however many components were down in it. */
    private String anyDown(Instant from, Instant to) {
        var seconds = new HashSet<Long>();
        for (var each : site.leaves().values()) {
            for (var span : site.history().failures(each, from, to)) {
                for (var at = span.start(); at.isBefore(span.end()); at = at.plusSeconds(1)) {
                    seconds.add(at.getEpochSecond());
                }
            }
        }
        return ComponentFigures.minutes(seconds.size());
    }

    /** How long each window was, and what they come to together. */
    private void theEntries() {
        for (var entry : site.history().entries()) {
            var page = site.text(site.address(entry));
            for (var window : entry.windows()) {
                var span = new StatedHistory.Span(window.start(), window.end());
                assertThat(page)
                        .as(entry.title())
                        .contains(ComponentFigures.length(span.seconds()));
            }
            var counted =
                    entry.windows().stream()
                            .filter(StatedHistory.Stretch::counted)
                            .map(each -> List.of(each.start(), each.end()))
                            .collect(Collectors.toSet());
            if (counted.size() > 1) {
                assertThat(page)
                        .as(entry.title())
                        .contains(ComponentFigures.length(union(counted)) + " in all");
            } else {
                assertThat(page).as(entry.title()).doesNotContain(" in all");
            }
        }
    }

    private static long union(Set<List<Instant>> windows) {
        var seconds = new HashSet<Long>();
        for (var each : windows) {
            for (var at = each.getFirst(); at.isBefore(each.getLast()); at = at.plusSeconds(1)) {
                seconds.add(at.getEpochSecond());
            }
        }
        return seconds.size();
    }
}
