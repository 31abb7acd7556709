package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Telling;

import org.jspecify.annotations.Nullable;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which customers an operator wants to be told.
 *
 * @param who which
 * @param audience only those of this one, or null for all of the page
 * @param labels only those who have one of these; empty for no such condition
 * @param others whether those whom it does not touch are told so
 */
public record TellDraft(
        Telling.Who who, @Nullable Audience audience, SortedSet<String> labels, boolean others) {
    public TellDraft {
        labels = new TreeSet<>(labels);
    }
}
