package dev.candor.store.sql;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Due;
import dev.candor.model.Event;
import dev.candor.model.NoticeKind;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.model.Role;
import dev.candor.model.TellingRules;
import dev.candor.model.Token;
import dev.candor.store.QuarantineContract;
import dev.candor.store.SampleMessages;
import dev.candor.store.Samples;
import dev.candor.store.Store;

import java.util.List;

/** Puts rows into the tables of a store, through its ports. */
final class FillRows {
    private FillRows() {}

    /** At least one into every table that there is. */
    static void everywhere(Store store) {
        Samples.furnish(store);
        store.writeVoid(t -> {
            t.components()
                    .put(
                            PageId.MAIN,
                            new Component(
                                    new ComponentId("all"),
                                    "All",
                                    Samples.APP,
                                    new Requirement.None(List.of(Samples.WEB)),
                                    4,
                                    Samples.NOON,
                                    null));
            var first = Samples.incident(1, 0);
            t.notices().add(first);
            t.notices().add(Samples.full(2, first.id()));
            t.ledger().add(PageId.MAIN, Samples.outage(Samples.APP, Samples.NOON, null));
            t.ledger().add(PageId.MAIN, Samples.stated(Samples.WEB, first.id(), Samples.NOON));
            t.results().append(List.of(Samples.result(Samples.FRONT, null, Samples.NOON)));
            t.checkStates().put(List.of(Samples.state(Samples.FRONT, null, 3)));
            t.cursors().move("publisher", 1);
            t.installation().alive(Samples.NOON);
            t.tokens()
                    .add(new Token("k3xq81mzv0ab", "a".repeat(64), Role.ADMIN, Samples.NOON, null));
            t.pages().put(PageId.MAIN, TellingRules.DEFAULT);
            t.dueInstants().put(new Due("end:1", Samples.NOON, Due.Kind.MAINTENANCE_END, "x"));
            t.messages().addForAll(SampleMessages.full(1));
            t.deliveries().add(List.of(SampleMessages.owed(1, SampleMessages.full(1), "a", 0)));
            t.deliveries().pause("mail", Samples.NOON);
            t.quarantine().put(QuarantineContract.soft("a"));
            t.journal()
                    .append(
                            new Event.NoticePosted(first.id(), NoticeKind.INCIDENT, false),
                            Samples.WATCH,
                            "",
                            Samples.NOON);
        });
    }
}
