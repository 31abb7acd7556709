package dev.candor.store;

import dev.candor.model.PageId;
import dev.candor.model.UptimeTarget;

import java.util.List;

/** What a page promises; owned by the configuration. */
public interface UptimeTargets {
    /** All of a page, in the configuration's order. */
    List<UptimeTarget> all(PageId page);

    /** Puts these in place of what was there. The components that they name must exist. */
    void replace(PageId page, List<UptimeTarget> targets);
}
