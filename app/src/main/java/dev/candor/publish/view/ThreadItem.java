package dev.candor.publish.view;

import java.util.List;

/**
 * One entry of a thread: what is connected, in the order in which it happened.
 *
 * @param href its address
 * @param label its title
 * @param suffix its lifecycle in brackets, or empty
 * @param kind in a word
 * @param when its day
 * @param part {@code part 2 of 3}, or empty
 * @param style of its shape: that of the worst level
 * @param level that level in a word
 * @param relations how it is connected with others of the thread: {@code caused by “…”}
 * @param here whether it is the entry of this page
 */
public record ThreadItem(
        String href,
        String label,
        String suffix,
        String kind,
        String when,
        String part,
        String style,
        String level,
        List<String> relations,
        boolean here) {
    public ThreadItem {
        relations = List.copyOf(relations);
    }
}
