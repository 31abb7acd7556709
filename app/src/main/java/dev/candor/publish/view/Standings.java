package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.publish.read.ReadModel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How each component stands at one instant: its own intervals, and what its parts make of it. */
final class Standings {
    private final ReadModel model;
    private final ComponentNames names;
    private final Instant now;
    private final Map<ComponentId, Standing> known = new HashMap<>();

    Standings(ReadModel model, ComponentNames names, Instant now) {
        this.model = model;
        this.names = names;
        this.now = now;
    }

    Standing of(Component component) {
        var already = known.get(component.id());
        if (already != null) {
            return already;
        }
        var own = Standing.of(model.ledgerOf(component.id()), now);
        // Stands in while the parts are looked at, so that a circle of requirements ends.
        known.put(component.id(), own);
        var standing = combine(own, component);
        known.put(component.id(), standing);
        return standing;
    }

    private Standing combine(Standing own, Component component) {
        var parts = parts(component).stream().map(this::of).toList();
        if (parts.isEmpty()) {
            return own;
        }
        var level = component.requirement().levelOf(parts.stream().map(Standing::level).toList());
        if (level.compareTo(own.level()) < 0) {
            return own;
        }
        return level == own.level() && level != Level.OPERATIONAL
                ? own
                : new Standing(level, since(level, own, parts));
    }

    private List<Component> parts(Component component) {
        var required = component.requirement().of();
        return required.isEmpty()
                ? names.children(component.id())
                : required.stream().map(names::find).filter(Objects::nonNull).toList();
    }

    /** Well since the last part recovered; ill since the first part that still is fell ill. */
    private static @Nullable Instant since(Level level, Standing own, List<Standing> parts) {
        if (level == Level.OPERATIONAL) {
            return java.util.stream.Stream.concat(java.util.stream.Stream.of(own), parts.stream())
                    .filter(part -> part.level() == Level.OPERATIONAL)
                    .map(Standing::since)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
        return parts.stream()
                .filter(part -> part.level() != Level.OPERATIONAL)
                .map(Standing::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
