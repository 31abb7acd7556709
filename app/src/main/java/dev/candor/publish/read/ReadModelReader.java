package dev.candor.publish.read;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.JournalEntry;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the picture of a page, and brings an earlier one up to date. Thread-safe. */
public final class ReadModelReader {
    /** Behind by more than this, everything is read anew: cheaper than following. */
    private static final int FOLLOWED_AT_ONCE = 1_000;

    /** How many journal entries a rehearsal reads. */
    private static final int REHEARSED = 10;

    /** Beyond this many components, one look through the whole ledger is cheaper. */
    private static final int COMPONENTS_ONE_BY_ONE = 16;

    private static final Instant LEDGER_BEGIN = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LEDGER_END = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Store store;
    private final PageId page;
    private final Audience audience;

    /** Reads that page as that audience may see it. */
    public ReadModelReader(Store store, PageId page, Audience audience) {
        this.store = store;
        this.page = page;
        this.audience = audience;
    }

    /**
     * What one look at the store gave.
     *
     * @param model the picture, the same object as before when nothing has happened
     * @param oldestVerdict when the check that was looked at longest ago was looked at; empty when
     *     no check has a result
     */
    public record Reading(ReadModel model, Optional<Instant> oldestVerdict) {}

    /**
     * The picture at the journal's head, in one read.
     *
     * @param known an earlier picture to bring up to date, or null to read everything
     * @throws StoreException when the store cannot be read, or has no such page
     */
    public Reading read(@Nullable ReadModel known) {
        return store.read(transaction ->
                new Reading(
                        known == null ? whole(transaction) : follow(transaction, known),
                        transaction.checkStates().oldestResult()));
    }

    private ReadModel follow(Transaction transaction, ReadModel known) {
        var head = transaction.journal().head();
        if (head == known.position()) {
            return known;
        }
        if (head - known.position() > FOLLOWED_AT_ONCE || head < known.position()) {
            return whole(transaction);
        }
        var entries = transaction.journal().after(known.position(), FOLLOWED_AT_ONCE);
        var touched = Touched.by(entries);
        return touched.everything()
                ? whole(transaction)
                : changed(transaction, known, touched, lastPosition(entries, head));
    }

    /**
     * The same picture as if its newest incident were under way, after reading what an update of it
     * would make it read: a program that has just started is slow at whatever it does for the first
     * time.
     */
    public ReadModel rehearse(ReadModel known) {
        return store.read(transaction -> {
            var position = known.position();
            var _ = Touched.by(transaction.journal().after(position - REHEARSED, REHEARSED));
            var _ = transaction.checkStates().oldestResult();
            var newest =
                    known.notices().values().stream()
                            .filter(notice -> notice.kind() == NoticeKind.INCIDENT)
                            .max(Comparator.comparing(Notice::changedAt))
                            .map(Notice::id);
            var touched = new Touched(false, newest.stream().collect(Collectors.toSet()), Set.of());
            var read = changed(transaction, known, touched, position);
            return newest.map(id -> opened(read, id)).orElse(read);
        });
    }

    private static ReadModel opened(ReadModel read, NoticeId id) {
        var notices = new HashMap<>(read.notices());
        notices.computeIfPresent(
                id, (_, notice) -> notice.toBuilder().state(NoticeState.INVESTIGATING).build());
        return new ReadModel(
                read.page(),
                read.position(),
                read.components(),
                notices,
                read.ledger(),
                read.targets());
    }

    private ReadModel changed(
            Transaction transaction, ReadModel known, Touched touched, long position) {
        var notices = notices(transaction, known.notices(), touched.notices());
        var components = new HashSet<>(touched.components());
        touched.notices().stream()
                .flatMap(id -> componentsOf(known.notices().get(id), notices.get(id)))
                .forEach(components::add);
        var ledger = ledger(transaction, known.ledger(), components);
        return new ReadModel(
                known.page(),
                position,
                startsEarlier(known.components(), ledger, components)
                        ? transaction.components().all(page)
                        : known.components(),
                notices,
                ledger,
                known.targets());
    }

    /**
     * Whether one of those has an interval before the start that was known: it counts from there.
     */
    private static boolean startsEarlier(
            List<Component> known, Map<ComponentId, List<Outage>> ledger, Set<ComponentId> of) {
        return known.stream()
                .filter(component -> of.contains(component.id()))
                .anyMatch(component ->
                        ledger.getOrDefault(component.id(), List.of()).stream()
                                .anyMatch(each -> each.start().isBefore(component.startedAt())));
    }

    private static long lastPosition(List<JournalEntry> entries, long head) {
        return entries.isEmpty() ? head : entries.getLast().position();
    }

    private static java.util.stream.Stream<ComponentId> componentsOf(
            @Nullable Notice before, @Nullable Notice after) {
        return java.util.stream.Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .flatMap(notice -> notice.impacts().stream())
                .map(impact -> impact.component());
    }

    private ReadModel whole(Transaction transaction) {
        return new ReadModel(
                thePage(transaction),
                transaction.journal().head(),
                transaction.components().all(page),
                transaction.notices().all(page, audience).stream()
                        .filter(notice -> !notice.draft())
                        .collect(Collectors.toMap(Notice::id, Function.identity())),
                wholeLedger(transaction),
                transaction.uptimeTargets().all(page));
    }

    private Page thePage(Transaction transaction) {
        return transaction
                .pages()
                .find(page)
                .orElseThrow(() ->
                        new StoreException(
                                "the store has no page '"
                                        + page
                                        + "' yet; it appears when the configuration is"
                                        + " applied"));
    }

    private Map<NoticeId, Notice> notices(
            Transaction transaction, Map<NoticeId, Notice> known, Set<NoticeId> touched) {
        if (touched.isEmpty()) {
            return known;
        }
        var notices = new HashMap<>(known);
        for (var id : touched) {
            notices.remove(id);
            transaction
                    .notices()
                    .find(id, audience, false)
                    .filter(notice -> notice.page().equals(page) && !notice.draft())
                    .ifPresent(notice -> notices.put(id, notice));
        }
        return notices;
    }

    private Map<ComponentId, List<Outage>> ledger(
            Transaction transaction,
            Map<ComponentId, List<Outage>> known,
            Set<ComponentId> touched) {
        if (touched.isEmpty()) {
            return known;
        }
        if (touched.size() > COMPONENTS_ONE_BY_ONE) {
            return wholeLedger(transaction);
        }
        var ledger = new HashMap<>(known);
        for (var component : touched) {
            ledger.put(component, List.copyOf(transaction.ledger().of(page, component)));
        }
        return ledger;
    }

    private Map<ComponentId, List<Outage>> wholeLedger(Transaction transaction) {
        return transaction.ledger().between(page, LEDGER_BEGIN, LEDGER_END).stream()
                .collect(Collectors.groupingBy(Outage::component, Collectors.toUnmodifiableList()));
    }
}
