package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.UptimeTarget;
import dev.candor.text.MinutesText;
import dev.candor.text.Thousands;
import dev.candor.time.Interval;
import dev.candor.time.Zones;
import dev.candor.uptime.Budget;
import dev.candor.uptime.Promise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What is promised, how much of the budget is gone, and the statement of each month. */
final class Targets {
    private static final int MOST_STATEMENTS = 24;
    private static final int DIGITS = 4;

    private final Scene scene;
    private final Histories histories;
    private final WindowViews windows;
    private final ZoneId zone;

    Targets(Scene scene, Histories histories, WindowViews windows) {
        this.scene = scene;
        this.histories = histories;
        this.windows = windows;
        zone = scene.model().page().zone();
    }

    /** All of them. */
    List<TargetView> all() {
        return scene.model().targets().stream().map(this::view).toList();
    }

    private TargetView view(UptimeTarget target) {
        var today = last(target);
        var first = target.term().firstDay(today);
        var budget = budget(target, first);
        var spent = budget.spent().orElse(budget.used().isZero() ? 0 : 1);
        return new TargetView(
                target.id().value(),
                target.name(),
                promise(target),
                term(target, first),
                minutes(budget.allowed()),
                minutes(budget.used()),
                minutes(budget.left().abs()),
                state(budget),
                budget.isKept(),
                Math.clamp(Math.round(spent * 100), 0, 100),
                burn(budget),
                target.components().stream()
                        .map(id -> new PageLink("/components/" + id, scene.names().fullName(id)))
                        .toList(),
                statements(target));
    }

    /** The last day on which it has been promised. */
    private LocalDate last(UptimeTarget target) {
        var ends = target.ends();
        return ends != null && ends.isBefore(scene.today()) ? ends : scene.today();
    }

    /** The first day on which it is promised and something is watched. */
    private LocalDate start(UptimeTarget target) {
        var watched =
                target.components().stream()
                        .map(scene.names()::find)
                        .filter(Objects::nonNull)
                        .map(Component::startedAt)
                        .min(Comparator.naturalOrder())
                        .map(scene.time()::day)
                        .orElse(scene.today());
        var begins = target.begins();
        return begins != null && begins.isAfter(watched) ? begins : watched;
    }

    /** Of the term that begins on that day, as far as it is promised. */
    private Budget budget(UptimeTarget target, LocalDate first) {
        return new Promise(target, scene.timeline(), scene.now())
                .budget(from(target, first), to(target, first.plusMonths(target.term().months())));
    }

    private Instant from(UptimeTarget target, LocalDate day) {
        var begins = target.begins();
        return Zones.startOfDay(begins != null && begins.isAfter(day) ? begins : day, zone);
    }

    private Instant to(UptimeTarget target, LocalDate next) {
        var ends = target.ends();
        return Zones.startOfDay(
                ends != null && ends.plusDays(1).isBefore(next) ? ends.plusDays(1) : next, zone);
    }

    private String promise(UptimeTarget target) {
        var names = target.components().stream().map(scene.names()::fullName).toList();
        return percent(target)
                + " uptime of "
                + String.join(", ", names)
                + " in each "
                + target.term().name().toLowerCase(Locale.ROOT)
                + (target.excludingMaintenance()
                        ? ", planned maintenance excluded."
                        : ", planned maintenance included.");
    }

    private static String percent(UptimeTarget target) {
        return BigDecimal.valueOf(target.partsPerMillion(), DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private String term(UptimeTarget target, LocalDate first) {
        return switch (target.term()) {
            case MONTH -> scene.time().month(YearMonth.from(first));
            case QUARTER ->
                    "quarter " + ((first.getMonthValue() - 1) / 3 + 1) + " of " + first.getYear();
            case YEAR -> Integer.toString(first.getYear());
        };
    }

    private static String state(Budget budget) {
        if (budget.isKept()) {
            return budget.isOver() ? "Kept." : "Kept so far.";
        }
        return budget.isOver() ? "Not kept." : "Already broken.";
    }

    private static String burn(Budget budget) {
        if (budget.burn().isEmpty()) {
            return budget.allowed().isZero()
                    ? "It allows no downtime at all."
                    : "Too early to say how fast it burns.";
        }
        var burn = budget.burn().getAsDouble();
        return burn == 0
                ? "Nothing of it has burnt."
                : "It burns %s times as fast as would just last for the term."
                        .formatted(Trend.number(burn));
    }

    private List<PageLink> statements(UptimeTarget target) {
        var links = new ArrayList<PageLink>();
        var first = YearMonth.from(start(target));
        for (var month = YearMonth.from(last(target));
                !month.isBefore(first) && links.size() < MOST_STATEMENTS;
                month = month.minusMonths(1)) {
            links.add(new PageLink(href(target, month), scene.time().month(month)));
        }
        return links;
    }

    private static String href(UptimeTarget target, YearMonth month) {
        return String.format(
                Locale.ROOT,
                "/targets/%s/%04d/%02d",
                target.id(),
                month.getYear(),
                month.getMonthValue());
    }

    /** The statement of a month in which it was promised; else empty. */
    Optional<StatementView> statement(String id, YearMonth month) {
        return scene.model().targets().stream()
                .filter(target -> target.id().value().equals(id))
                .filter(target ->
                        !month.isBefore(YearMonth.from(start(target)))
                                && !month.isAfter(YearMonth.from(last(target))))
                .findFirst()
                .map(target -> statement(target, month));
    }

    private StatementView statement(UptimeTarget target, YearMonth month) {
        var from = from(target, month.atDay(1));
        var to = to(target, month.plusMonths(1).atDay(1));
        var promise = new Promise(target, scene.timeline(), scene.now());
        var ofMonth = promise.budget(from, to);
        var ofTerm = budget(target, target.term().firstDay(month.atDay(1)));
        var complete = ofMonth.isOver();
        var counted =
                new CountedTimes(
                        scene,
                        histories,
                        windows,
                        target,
                        promise.counted(from, to),
                        new Interval(from, to));
        return new StatementView(
                target.name(),
                "/targets/" + target.id(),
                href(target, month),
                scene.time().month(month),
                complete,
                ofTerm.isKept(),
                verdict(target, month, ofTerm),
                facts(target, promise, from, to, ofMonth, ofTerm, month),
                counted.stretches(),
                counted.sums(),
                rules(target));
    }

    private String verdict(UptimeTarget target, YearMonth month, Budget term) {
        var name = term(target, target.term().firstDay(month.atDay(1)));
        if (term.isKept()) {
            return "The promise for " + name + (term.isOver() ? " was kept." : " is kept so far.");
        }
        return "The promise for " + name + (term.isOver() ? " was not kept." : " is broken.");
    }

    private List<StatementView.Fact> facts(
            UptimeTarget target,
            Promise promise,
            Instant from,
            Instant to,
            Budget month,
            Budget term,
            YearMonth of) {
        var facts = new ArrayList<StatementView.Fact>();
        facts.add(new StatementView.Fact("Promised", promise(target)));
        var delivered =
                month.deliveredPercent().isPresent()
                        ? cut(month.deliveredPercent().getAsDouble())
                                + " % of "
                                + hours(month.elapsed())
                        : "nothing yet";
        facts.add(new StatementView.Fact("Delivered in this month", delivered));
        facts.add(new StatementView.Fact("Downtime that counts", minutes(month.used())));
        var name = term(target, target.term().firstDay(of.atDay(1)));
        facts.add(
                new StatementView.Fact(
                        "Budget of " + name,
                        minutes(term.allowed())
                                + " allowed, "
                                + minutes(term.used())
                                + " used, "
                                + minutes(term.left().abs())
                                + (term.isKept() ? " left" : " too much")));
        add(facts, "Planned maintenance, not counted", promise.maintenance(from, to));
        add(facts, "Failures during maintenance, not counted", promise.spared(from, to));
        add(facts, "Time that nobody saw, not counted", promise.unknown(from, to));
        return facts;
    }

    private void add(List<StatementView.Fact> facts, String label, dev.candor.time.Intervals time) {
        if (!time.isEmpty()) {
            facts.add(new StatementView.Fact(label, minutes(time.duration(scene.now()))));
        }
    }

    /** Cut off after four digits: 99.99999 % was not all of the time. */
    private static String cut(double percent) {
        return BigDecimal.valueOf(percent).setScale(DIGITS, RoundingMode.FLOOR).toPlainString();
    }

    private static String hours(Duration length) {
        var minutes = length.toMinutesPart();
        return Thousands.marked(length.toHours(), ',')
                + " h"
                + (minutes == 0 ? "" : " " + minutes + " min");
    }

    private static String rules(UptimeTarget target) {
        return "Downtime is the time in which any of these components was partly or wholly without"
                + " service, by the published ledger; times that overlap count once. "
                + (target.excludingMaintenance()
                        ? "Planned maintenance, and what fails during it, does not count."
                        : "Planned maintenance counts like an outage.")
                + " Degraded performance does not count.";
    }

    private String minutes(Duration length) {
        return MinutesText.of(length, scene.locale());
    }
}
