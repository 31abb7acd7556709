package dev.candor.config;

import dev.candor.model.ComponentId;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A component as the configuration declares it.
 *
 * @param id its name for good
 * @param name what people read
 * @param parent the group that it stands in, or null at the top
 * @param requirement how its parts' levels make its own
 * @param was the id that it had before, whose history it takes over, or null
 * @param since the first day on which it is counted, in the page's zone; null for the earlier of
 *     first configuration and first interval
 */
public record ComponentDefinition(
        ComponentId id,
        String name,
        @Nullable ComponentId parent,
        Requirement requirement,
        @Nullable ComponentId was,
        @Nullable LocalDate since) {
    /** One that is counted from the earlier of first configuration and first interval. */
    public ComponentDefinition(
            ComponentId id,
            String name,
            @Nullable ComponentId parent,
            Requirement requirement,
            @Nullable ComponentId was) {
        this(id, name, parent, requirement, was, null);
    }
}
