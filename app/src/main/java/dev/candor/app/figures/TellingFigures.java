package dev.candor.app.figures;

import dev.candor.notify.Heartbeat;
import dev.candor.notify.Outbox;
import dev.candor.notify.Rounds;

import java.util.List;
import java.util.Optional;

/**
 * How telling people goes.
 *
 * @param channels what each comes to
 * @param audit what the last round found
 * @param heartbeat what came of the newest; empty when nobody outside is told
 */
public record TellingFigures(
        List<Outbox.Working> channels, Rounds.Audit audit, Optional<Heartbeat.Beat> heartbeat) {
    public TellingFigures {
        channels = List.copyOf(channels);
    }

    /** How many attempts are being made. */
    int inFlight() {
        return channels.stream().mapToInt(Outbox.Working::underWay).sum();
    }
}
