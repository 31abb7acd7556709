package dev.candor.cli;

import dev.candor.model.Result.Phases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws the parts of a run as bars that begin where the part before them ended. */
final class PhaseBars {
    private static final int LABEL = 12;
    private static final int FIGURE = 10;

    private record Phase(String name, Duration duration) {}

    private PhaseBars() {}

    /** One line for each part that took any time. */
    static List<String> lines(Phases phases, int width, boolean blocks) {
        var parts =
                List.of(
                        new Phase("DNS", phases.dns()),
                        new Phase("connect", phases.connect()),
                        new Phase("TLS", phases.tls()),
                        new Phase("first byte", phases.firstByte()),
                        new Phase("transfer", phases.transfer()));
        var sum = parts.stream().mapToLong(part -> part.duration().toNanos()).sum();
        var whole = Math.max(1, Math.max(sum, phases.total().toNanos()));
        var room = width - LABEL - FIGURE - 2;
        var before = 0L;
        var lines = new ArrayList<String>();
        for (var part : parts) {
            var nanos = part.duration().toNanos();
            if (nanos > 0) {
                lines.add(line(part, before, whole, room, blocks));
            }
            before += nanos;
        }
        return lines;
    }

    private static String line(Phase part, long before, long whole, int room, boolean blocks) {
        var nanos = part.duration().toNanos();
        var start = Math.min(room - 1, cells(before, whole, room));
        var end = Math.clamp(cells(before + nanos, whole, room), start + 1, room);
        var bar = (blocks ? "█" : "#").repeat(end - start);
        return "  %-10s%s%s%s%10s"
                .formatted(
                        part.name(),
                        " ".repeat(start),
                        bar,
                        " ".repeat(room - end),
                        millis(part.duration()));
    }

    private static int cells(long nanos, long whole, int room) {
        return (int) Math.round((double) nanos / whole * room);
    }

    /** Milliseconds, with a decimal below ten. */
    static String millis(Duration duration) {
        var micros = duration.toNanos() / 1000;
        return micros < 10_000
                ? "%d.%d ms".formatted(micros / 1000, micros / 100 % 10)
                : "%d ms".formatted(Math.round(micros / 1000.0));
    }
}
