package dev.candor.publish.view;

import java.util.List;

/**
 * A change's own page.
 *
 * @param href its address
 * @param what what was done
 * @param when from when to when
 * @param outcome what it came to, in a sentence
 * @param failed whether it is known to have gone wrong
 * @param components what it touched
 * @param link where more is said of it, or empty
 * @param entries the entry that it belongs to, and those that name it as their cause
 */
public record ChangePage(
        String href,
        String what,
        WindowView when,
        String outcome,
        boolean failed,
        List<PageLink> components,
        String link,
        List<NoticeLink> entries) {
    public ChangePage {
        components = List.copyOf(components);
        entries = List.copyOf(entries);
    }
}
