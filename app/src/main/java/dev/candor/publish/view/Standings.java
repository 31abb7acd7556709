package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.publish.read.ReadModel;
import dev.candor.uptime.Timeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How each component stands at one instant and since when, by the ledger and nothing else. */
public final class Standings {
    private final Map<ComponentId, Standing> standings = new HashMap<>();

    /**
     * How a component stands.
     *
     * @param level how much of it is affected
     * @param since since when; when it was never otherwise, since it is counted
     */
    public record Standing(Level level, Instant since) {}

    /** Of every component in use, at that instant. */
    public Standings(ReadModel model, Timeline timeline, Instant now) {
        for (Component component : model.components()) {
            if (!component.isRetired()) {
                standings.put(component.id(), standing(timeline, component, now));
            }
        }
    }

    private static Standing standing(Timeline timeline, Component component, Instant now) {
        var steps = timeline.steps(component.id(), Instant.MIN, now.plusMillis(1)).reversed();
        if (steps.isEmpty()) {
            return new Standing(Level.OPERATIONAL, component.startedAt());
        }
        var level = steps.getFirst().level();
        var since = steps.getFirst().start();
        for (var step : steps) {
            if (!continues(step.level(), level)) {
                break;
            }
            since = step.level() == level ? step.start() : since;
        }
        return new Standing(level, since);
    }

    /** Time that nobody saw does not end the time in which nothing was known to be wrong. */
    private static boolean continues(Level before, Level now) {
        return before == now || (now == Level.OPERATIONAL && before == Level.UNKNOWN);
    }

    /** Of one that is in use; of another one, that nothing is wrong. */
    public Standing of(Component component) {
        return standings.getOrDefault(
                component.id(), new Standing(Level.OPERATIONAL, component.startedAt()));
    }
}
