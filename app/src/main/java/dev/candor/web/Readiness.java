package dev.candor.web;

import dev.candor.publish.PublicSite;
import dev.candor.store.Store;
import dev.candor.store.StoreException;

import java.util.ArrayList;
import java.util.List;

/** Whether the server can do its work, and if not, why. Thread-safe. */
public final class Readiness {
    private final PublicSite site;
    private final Store store;
    private volatile boolean stopping;

    /** Asks that site and that store. */
    public Readiness(PublicSite site, Store store) {
        this.site = site;
        this.store = store;
    }

    /** From now on it is not ready: whatever spreads the load looks elsewhere. */
    void stopping() {
        stopping = true;
    }

    /** The reasons against, one sentence each; empty when it is ready. Blocks on the store. */
    List<String> reasons() {
        var reasons = new ArrayList<String>();
        if (stopping) {
            reasons.add("The server is stopping.");
        }
        if (!site.isReady()) {
            reasons.add("The first pages are not made yet.");
        }
        try {
            var _ = store.read(transaction -> transaction.journal().head());
        } catch (StoreException failure) {
            reasons.add("The store does not answer.");
            System.getLogger("dev.candor.web")
                    .log(System.Logger.Level.WARNING, "the store does not answer", failure);
        }
        return reasons;
    }
}
