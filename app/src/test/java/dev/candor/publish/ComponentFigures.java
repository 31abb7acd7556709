package dev.candor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.text.DurationText;
import dev.candor.text.MinutesText;
import dev.candor.text.PercentText;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The figures of the front page, of each component and its days, and of the report. */
record ComponentFigures(ExampleSite site, StatedHistory history, LocalDate today, Instant now) {
    private static final int BAR = 90;
    private static final Pattern PERIOD =
            Pattern.compile(
                    "(?s)<th scope=\"row\"><a href=\"/uptime\\?from=([0-9-]+)&amp;to=([0-9-]+)"
                            + "&amp;component=[^\"]+\">[^<]*</a></th>(.*?)</tr>");
    private static final Pattern ROW_OF_COMPONENT =
            Pattern.compile(
                    "(?s)<tr><th scope=\"row\" class=\"depth-.\"><a"
                            + " href=\"/components/([^\"]+)\">[^<]*</a></th>(.*?)</tr>");

    void check() {
        theFrontPage();
        for (var each : site.leaves().keySet()) {
            aComponent(each);
            itsDays(each);
        }
        theReport();
    }

    static String minutes(long seconds) {
        return MinutesText.of(Duration.ofSeconds(seconds), Locale.ENGLISH);
    }

    static String length(long seconds) {
        return DurationText.of(Duration.ofSeconds(seconds), Locale.ENGLISH);
    }

    private static String share(StatedHistory.Sums sums) {
        return sums.counted() == 0
                ? ""
                : PercentText.of(
                        100.0 * (sums.counted() - sums.down()) / sums.counted(), Locale.ENGLISH);
    }

    private static String orDash(long seconds) {
        return seconds == 0 ? "–" : minutes(seconds);
    }

    /** The cells of a row of figures, as a reader reads them. */
    private String cells(String component, Instant from, Instant to) {
        var sums = sums(component, from, to);
        if (sums.counted() == 0) {
            return "not watched |";
        }
        var failures = history.failures(site.parts(component), from, to).size();
        return String.join(
                        " | ",
                        minutes(sums.down()),
                        share(sums),
                        failures == 0 ? "–" : Integer.toString(failures),
                        orDash(sums.degraded()),
                        orDash(sums.maintenance()),
                        orDash(sums.onAndOff()),
                        "–")
                + " |";
    }

    private StatedHistory.Sums sums(String component, Instant from, Instant to) {
        return history.sums(site.parts(component), from, to);
    }

    private StatedHistory.Sums ninetyDays(String component) {
        return sums(component, site.midnight(today.minusDays(BAR - 1)), now);
    }

    private void theFrontPage() {
        var html = site.html("/");
        for (var component : site.leaves().keySet()) {
            var sums = ninetyDays(component);
            var row = html.substring(html.indexOf("id=\"component-" + component + "\""));
            assertThat(Html.text(row.substring(0, row.indexOf("class=\"share\"") + 40)))
                    .as(component)
                    .contains(minutes(sums.down()) + " down in 90 days " + share(sums));
        }
    }

    private void aComponent(String component) {
        var html = site.html("/components/" + component);
        var text = Html.text(html);
        var sums = ninetyDays(component);
        var from = site.midnight(today.minusDays(BAR - 1));
        var failures = history.failures(site.parts(component), from, now).size();
        var line = new StringBuilder(minutes(sums.down()) + " down");
        line.append(share(sums).isEmpty() ? "" : ", " + share(sums) + " up");
        line.append(
                switch (failures) {
                    case 0 -> "";
                    case 1 -> " · 1 outage";
                    default -> " · " + failures + " outages";
                });
        line.append(sums.degraded() == 0 ? "" : " · degraded for " + minutes(sums.degraded()));
        line.append(
                sums.maintenance() == 0 ? "" : " · maintenance for " + minutes(sums.maintenance()));
        line.append(sums.onAndOff() == 0 ? "" : " · on and off within " + minutes(sums.onAndOff()));
        line.append(
                sums.both() == 0
                        ? ""
                        : " · " + minutes(sums.both()) + " of fault and maintenance at once");
        assertThat(text).as(component).contains(line + " |");
        periods(component, html);
        reliability(component, text);
        worst(component, text);
        assertThat(Html.count(html, "<li><span class=\"level "))
                .as(component)
                .isEqualTo(Math.min(50, history.faults(site.parts(component)).size()));
        for (var fault :
                history.faults(site.parts(component)).reversed().stream().limit(50).toList()) {
            assertThat(text).as(component).contains(length(fault.seconds()));
        }
    }

    /** By month, week and year, with how many entries name it. */
    private void periods(String component, String html) {
        var rows = PERIOD.matcher(html).results().toList();
        assertThat(rows).hasSizeGreaterThan(2);
        for (var row : rows) {
            var to = LocalDate.parse(row.group(2));
            var from = site.midnight(LocalDate.parse(row.group(1)));
            var next = to.equals(today) ? now : site.midnight(to.plusDays(1));
            var entries =
                    history.entries().stream()
                            .filter(each ->
                                    each.components().stream()
                                            .anyMatch(site.parts(component)::contains))
                            .filter(each -> each.touches(from, next))
                            .count();
            assertThat(cells(row))
                    .as("%s from %s to %s", component, row.group(1), to)
                    .isEqualTo(cells(component, from, next) + " " + (entries == 0 ? "–" : entries));
        }
    }

    private static String cells(MatchResult row) {
        var text = Html.text(row.group(3));
        return text.endsWith(" |") ? text.substring(0, text.length() - 2) : text;
    }

    private void reliability(String component, String text) {
        var start = history.start(site.parts(component));
        var columns =
                List.of(
                        site.midnight(today.minusDays(BAR - 1)),
                        site.midnight(today.minusDays(364)),
                        start);
        var cells = new ArrayList<List<String>>();
        for (var from : columns) {
            cells.add(reliability(component, from));
        }
        var names =
                List.of(
                        "Outages",
                        "Outages per 30 days",
                        "Down",
                        "Up",
                        "Mean time between failures",
                        "Mean time to repair",
                        "Longest outage",
                        "From first trouble to first notice, median");
        for (var row = 0; row < names.size(); row++) {
            var place = row;
            var values = cells.stream().map(each -> each.get(place)).toList();
            assertThat(text)
                    .as(component)
                    .contains("| " + names.get(row) + " | " + String.join(" | ", values) + " |");
        }
    }

    private List<String> reliability(String component, Instant from) {
        var sums = sums(component, from, now);
        var failures = history.failures(site.parts(component), from, now);
        var count = failures.size();
        var none = "no outage yet";
        var all = failures.stream().mapToLong(StatedHistory.Span::seconds).sum();
        var longest = failures.stream().mapToLong(StatedHistory.Span::seconds).max().orElse(0);
        var often = count * 30.0 * 86_400 / sums.counted();
        return List.of(
                Integer.toString(count),
                sums.counted() < 86_400
                        ? "too early to say"
                        : String.format(Locale.ROOT, "%.1f", often),
                minutes(sums.down()),
                sums.counted() == 0 ? "–" : share(sums),
                count == 0 ? none : length((sums.counted() - all) / count),
                count == 0 ? none : length(all / count),
                count == 0 ? none : length(longest),
                firstNotice(component, from));
    }

    /** The median of how long the incidents that began in that time were not spoken of. */
    private String firstNotice(String component, Instant from) {
        var waits =
                history.entries().stream()
                        .filter(StatedHistory.Entry::incident)
                        .filter(each ->
                                each.components().stream()
                                        .anyMatch(site.parts(component)::contains))
                        .filter(each -> !each.windows().isEmpty())
                        .filter(each ->
                                each.windows().stream()
                                        .anyMatch(window -> !window.start().isBefore(from)))
                        .map(each -> Duration.between(each.begin(), each.firstSaid()).toSeconds())
                        .map(each -> Math.max(0, each))
                        .sorted()
                        .toList();
        return waits.isEmpty() ? "no incident yet" : length(waits.get((waits.size() - 1) / 2));
    }

    /** The worst day and week of the last year are told with their minutes. */
    private void worst(String component, String text) {
        var most = 0L;
        for (var day = today.minusDays(364); !day.isAfter(today); day = day.plusDays(1)) {
            var down = sums(component, site.midnight(day), site.midnight(day.plusDays(1))).down();
            most = Math.max(most, down);
        }
        if (most == 0) {
            assertThat(text).as(component).doesNotContain("Worst day", "Worst week");
            return;
        }
        assertThat(text)
                .as(component)
                .containsPattern("Worst day [^|]*with " + minutes(most) + " of downtime");
        var week = 0L;
        var monday = today.with(java.time.DayOfWeek.MONDAY);
        for (var each = 0; each < 53; each++) {
            var first = monday.minusWeeks(each);
            var down =
                    sums(component, site.midnight(first), site.midnight(first.plusWeeks(1))).down();
            week = Math.max(week, down);
        }
        assertThat(text)
                .as(component)
                .containsPattern("Worst week [^|]*with " + minutes(week) + " of downtime");
    }

    /** The days of the table of the last ninety days, and each day's own page. */
    private void itsDays(String component) {
        var html = site.html("/components/" + component);
        for (var day = site.first(); !day.isAfter(today); day = day.plusDays(1)) {
            var from = site.midnight(day);
            var to = site.midnight(day.plusDays(1));
            var sums = sums(component, from, to);
            var path = "/components/" + component + "/days/" + day;
            var row = "<th scope=\"row\"><a href=\"" + path + "\">";
            if (sums.isQuiet()) {
                assertThat(html).doesNotContain(row);
                continue;
            }
            if (day.isAfter(today.minusDays(BAR))) {
                var cells = html.substring(html.indexOf(row));
                assertThat(Html.text(cells.substring(0, cells.indexOf("</tr>"))))
                        .as("%s on %s", component, day)
                        .contains("| " + cells(component, from, to));
            }
            aDay(path, sums);
            partsOf(component, path, from, to);
        }
    }

    private void aDay(String path, StatedHistory.Sums sums) {
        var maintenance = sums.maintenance() == 0 ? "none" : minutes(sums.maintenance());
        assertThat(site.text(path))
                .as(path)
                .contains(minutes(sums.down()) + " down, " + share(sums) + " up.")
                .contains(
                        "Degraded | " + (sums.degraded() == 0 ? "none" : minutes(sums.degraded())))
                .contains("Maintenance | " + maintenance)
                .contains(
                        "On and off | "
                                + (sums.onAndOff() == 0
                                        ? "nothing"
                                        : "within " + minutes(sums.onAndOff())));
    }

    private void partsOf(String component, String path, Instant from, Instant to) {
        var text = site.text(path);
        for (var part : site.parts(component)) {
            if (!part.equals(component)) {
                assertThat(text).as("%s in %s", part, path).contains("| " + cells(part, from, to));
            }
        }
    }

    private void theReport() {
        var from = site.first();
        for (var range : List.of(from, today.minusDays(29), today)) {
            var first = range.isBefore(today.minusDays(365)) ? today.minusDays(365) : range;
            var answer = site.publisher().answer(question(first)).orElseThrow();
            var html = Html.of(answer.document().body());
            var rows = ROW_OF_COMPONENT.matcher(html).results().toList();
            assertThat(rows)
                    .extracting(row -> row.group(1))
                    .containsExactlyElementsOf(site.leaves().keySet());
            for (var row : rows) {
                assertThat(Html.text(row.group(2)))
                        .as("%s since %s", row.group(1), first)
                        .isEqualTo(cells(row.group(1), site.midnight(first), now));
            }
        }
    }

    private Question question(LocalDate first) {
        return new Question("/uptime", "from=" + first + "&to=" + today, false);
    }
}
