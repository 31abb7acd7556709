package dev.candor.publish.view;

import dev.candor.model.ComponentId;
import dev.candor.uptime.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * What one picture hands on to the next, so that only what has changed is worked out again. Nothing
 * that is shown depends on it. Confined to the thread that makes the pictures.
 */
public final class Carried {
    private @Nullable Timeline timeline;
    private Map<ComponentId, Bars.Kept> bars = Map.of();
    private Order order = Order.EMPTY;

    /** Nothing yet. */
    public Carried() {}

    @Nullable Timeline timeline() {
        return timeline;
    }

    void keep(Timeline newest) {
        timeline = newest;
    }

    Order order() {
        return order;
    }

    void keep(Order newest) {
        order = newest;
    }

    Optional<Bars.Kept> bar(ComponentId component) {
        return Optional.ofNullable(bars.get(component));
    }

    void keep(Map<ComponentId, Bars.Kept> newest) {
        bars = newest;
    }
}
