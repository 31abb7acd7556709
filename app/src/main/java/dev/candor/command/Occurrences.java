package dev.candor.command;

import dev.candor.model.Recurrence;
import dev.candor.time.Resolved;
import dev.candor.time.Zones;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/**
 * The local times at which a maintenance comes again (RFC 5545 §3.3.10): pure. A rule counts by
 * wall clock, so that the work stays at 02:00 on both sides of a clock change. A local time that
 * the clocks skip is left out, as the RFC has it; one that exists twice means its first.
 */
final class Occurrences {
    /** How many occurrences are looked through for the next one. */
    private static final int MOST_LOOKED_THROUGH = 2_000;

    private static final Set<Freq> TOO_OFTEN = Set.of(Freq.HOURLY, Freq.MINUTELY, Freq.SECONDLY);

    private Occurrences() {}

    /** What is wrong with a rule, as a sentence; empty when nothing is. */
    static Optional<String> problem(String rule) {
        try {
            return TOO_OFTEN.contains(parse(rule).getFreq())
                    ? Optional.of("a maintenance comes once a day at most")
                    : Optional.empty();
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException _) {
            return Optional.of("this is no recurrence rule (RFC 5545)");
        }
    }

    /**
     * The first occurrence after the last that has an entry, and not before {@code earliest}.
     *
     * @throws IllegalArgumentException when the rule is none
     */
    static Optional<LocalDateTime> next(
            Recurrence recurrence, ZoneId zone, LocalDateTime earliest) {
        try {
            var rule = parse(recurrence.rule());
            var until = rule.getUntil();
            if (until != null && !until.isFloating()) {
                rule.setUntil(floating(local(until.shiftTimeZone(TimeZone.getTimeZone(zone)))));
            }
            return next(rule, recurrence, zone, earliest);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("no recurrence rule: " + recurrence.rule(), e);
        }
    }

    private static Optional<LocalDateTime> next(
            RecurrenceRule rule, Recurrence recurrence, ZoneId zone, LocalDateTime earliest) {
        var all = rule.iterator(floating(recurrence.start()));
        var from = recurrence.last().isAfter(earliest) ? recurrence.last() : earliest;
        all.fastForward(floating(from));
        for (var seen = 0; seen < MOST_LOOKED_THROUGH && all.hasNext(); seen++) {
            var local = local(all.nextDateTime());
            var exists = !(Zones.resolve(local, zone) instanceof Resolved.Gap);
            if (exists && local.isAfter(recurrence.last()) && !local.isBefore(earliest)) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }

    private static RecurrenceRule parse(String rule) throws InvalidRecurrenceRuleException {
        return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
    }

    private static DateTime floating(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }

    private static LocalDateTime local(DateTime floating) {
        return LocalDateTime.of(
                floating.getYear(),
                floating.getMonth() + 1,
                floating.getDayOfMonth(),
                floating.getHours(),
                floating.getMinutes(),
                floating.getSeconds());
    }
}
