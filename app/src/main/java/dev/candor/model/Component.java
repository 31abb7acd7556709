package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A thing that customers know: {@code app}, {@code flexo / web}. Components form a tree; one that
 * has children is a group.
 *
 * @param id its name for good
 * @param name what people read; 1 to 255 characters
 * @param parent the group that it belongs to, or null at the top
 * @param requirement how its parts' levels make its own
 * @param position its place among all components of the page, from 0, parents before children
 * @param startedAt since when it is counted: first configuration, or an earlier first interval
 * @param retiredAt when it left the configuration, or null while it is in use; never deleted
 */
public record Component(
        ComponentId id,
        String name,
        @Nullable ComponentId parent,
        Requirement requirement,
        int position,
        Instant startedAt,
        @Nullable Instant retiredAt) {
    private static final int LONGEST_NAME = 255;

    /**
     * @throws IllegalArgumentException when the name is empty or too long, or it is its own parent
     */
    public Component {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of component " + id + " must have 1 to 255 characters");
        }
        if (id.equals(parent)) {
            throw new IllegalArgumentException("component " + id + " cannot be its own parent");
        }
    }

    /** Whether it has left the configuration. */
    public boolean isRetired() {
        return retiredAt != null;
    }
}
