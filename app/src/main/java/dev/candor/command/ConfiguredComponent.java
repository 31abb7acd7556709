package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A component as the configuration names it.
 *
 * @param id its name
 * @param name what people read
 * @param parent the group that it belongs to, or null at the top
 * @param requirement how its parts' levels make its own
 * @param was the name that it had before, whose history it takes over; or null
 * @param since the first day of the page on which it is counted; null for the earlier of first
 *     configuration and first interval
 */
public record ConfiguredComponent(
        ComponentId id,
        String name,
        @Nullable ComponentId parent,
        Requirement requirement,
        @Nullable ComponentId was,
        @Nullable LocalDate since) {
    /** One that is counted from the earlier of first configuration and first interval. */
    public ConfiguredComponent(
            ComponentId id,
            String name,
            @Nullable ComponentId parent,
            Requirement requirement,
            @Nullable ComponentId was) {
        this(id, name, parent, requirement, was, null);
    }
}
