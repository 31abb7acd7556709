package dev.candor.publish.view;

import java.util.List;

/**
 * An alert as the operator sees it who follows its link.
 *
 * @param heading what it is about
 * @param sentence where it stands
 * @param facts what else is known of it, a line each
 * @param action where the button leads that takes it; empty when there is nothing to take
 * @param notice the address of the entry that tells of it, or empty
 */
public record AlertView(
        String heading, String sentence, List<String> facts, String action, String notice) {
    public AlertView {
        facts = List.copyOf(facts);
    }

    /** Whether there is a button. */
    public boolean canBeTaken() {
        return !action.isEmpty();
    }
}
