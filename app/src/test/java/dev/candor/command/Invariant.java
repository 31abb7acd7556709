package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Update;
import dev.candor.store.Transaction;

import java.util.HashSet;

/** What must hold of a store whatever commands were run on it. */
final class Invariant {
    private Invariant() {}

    /** The ledger says what the notice says, and nothing of it lasts once it is closed. */
    static void of(Transaction tx, Notice notice) {
        var own = tx.ledger().of(notice.id());
        var stated = own.stream().filter(each -> each.source() == Outage.Source.PERSON).toList();
        assertThat(stated.stream().map(each -> each.withId(0)))
                .as("what %s states", notice)
                .containsExactlyInAnyOrderElementsOf(Statement.of(notice));
        if (notice.state().isClosed()) {
            assertThat(stated).noneMatch(Outage::isOpen);
            assertThat(notice.windows()).noneMatch(window -> window.end() == null);
        }
        assertThat(notice.updates().stream().map(Update::at)).isSorted();
        for (var update : notice.updates()) {
            if (update.corrects() != null) {
                assertThat(notice.updates().stream().map(Update::id)).contains(update.corrects());
            }
        }
        assertThat(notice.windows().size()).isLessThanOrEqualTo(NoticeLimits.MOST_WINDOWS);
    }

    /** At most one interval of a component by its checks lasts. */
    static void ofProbes(Transaction tx) {
        var lasting = new HashSet<Object>();
        for (var outage : tx.ledger().open(PageId.MAIN)) {
            if (Seen.ofWhole(outage)) {
                assertThat(lasting.add(outage.component())).as("%s lasts twice", outage).isTrue();
            }
        }
    }
}
