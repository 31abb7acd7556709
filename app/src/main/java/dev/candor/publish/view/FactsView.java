package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a notice says of itself beside times, components and updates. A text that is not there is
 * empty.
 *
 * @param symptom what customers see
 * @param notAffected what works as usual
 * @param data what became of customers' data, as a sentence
 * @param action what customers can do, as safe HTML
 * @param deadline by when, in its own zone and in UTC; null when there is none
 * @param nextUpdate by when they hear more, as a sentence with its time
 * @param late whether that promise has been broken so far
 * @param detection who saw it first, as a sentence
 * @param cause what sort of thing brought it about, in a word
 * @param work how a maintenance came about, in a word
 * @param expected what a maintenance is expected to do, as a sentence
 * @param comparison how what happened differs from what was planned: {@code 5 min longer than
 *     planned}
 * @param recoveryPlan what is done if it goes wrong, as safe HTML
 * @param preparation what is done before
 * @param part {@code Part 2 of 3}
 * @param recurrence when it comes again, in a sentence; of a rare rule, the rule
 * @param zones its times in further zones
 */
public record FactsView(
        String symptom,
        String notAffected,
        String data,
        String action,
        @Nullable TimeView deadline,
        @Nullable TimeView nextUpdate,
        boolean late,
        String detection,
        String cause,
        String work,
        String expected,
        String comparison,
        String recoveryPlan,
        List<String> preparation,
        String part,
        String recurrence,
        List<ZoneTimes> zones) {
    public FactsView {
        preparation = List.copyOf(preparation);
        zones = List.copyOf(zones);
    }

    /**
     * The times of an entry in one more zone.
     *
     * @param zone its name, as a place: {@code New York}
     * @param lines each window
     */
    public record ZoneTimes(String zone, List<String> lines) {
        public ZoneTimes {
            lines = List.copyOf(lines);
        }
    }
}
