package dev.candor.publish.read;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.UptimeTarget;

import java.util.List;
import java.util.Map;

/**
 * One page as one audience may see it, at one journal position. Immutable; a later picture shares
 * what did not change.
 *
 * @param page the page
 * @param position the journal position that it shows
 * @param components all of them, retired ones too, parents before children
 * @param notices those that the audience may read, never a draft
 * @param ledger the intervals of each component, oldest first; the same list as before where
 *     nothing has changed
 * @param targets what is promised
 */
public record ReadModel(
        Page page,
        long position,
        List<Component> components,
        Map<NoticeId, Notice> notices,
        Map<ComponentId, List<Outage>> ledger,
        List<UptimeTarget> targets) {
    public ReadModel {
        components = List.copyOf(components);
        notices = Map.copyOf(notices);
        ledger = Map.copyOf(ledger);
        targets = List.copyOf(targets);
    }

    /** One that promises nothing. */
    public ReadModel(
            Page page,
            long position,
            List<Component> components,
            Map<NoticeId, Notice> notices,
            Map<ComponentId, List<Outage>> ledger) {
        this(page, position, components, notices, ledger, List.of());
    }

    /** The intervals of a component, oldest first. */
    public List<Outage> ledgerOf(ComponentId component) {
        return ledger.getOrDefault(component, List.of());
    }
}
