package dev.candor.publish.view;

/**
 * The figures of some time in words; what is nothing is empty, except downtime.
 *
 * @param watched whether the component was part of the page at all
 * @param down partial and major outages
 * @param share the uptime as a percentage of the known time; empty when none is known
 * @param outages how many, or empty when there was none
 * @param degraded slow or impaired; no downtime
 * @param maintenance planned work; no downtime
 * @param unknown nobody looked
 * @param intermittent within which a fault came and went; no downtime
 * @param overlap planned work and a fault at the same time
 */
public record FiguresView(
        boolean watched,
        String down,
        String share,
        String outages,
        String degraded,
        String maintenance,
        String unknown,
        String intermittent,
        String overlap) {
    /** Whether there was any downtime. */
    public boolean isDown() {
        return !down.startsWith("0 ");
    }
}
