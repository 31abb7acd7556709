package dev.candor.store.sql;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Threads;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tables {@code delivery} and {@code channel_pause}. */
record DeliveryTable(Sql sql) implements Deliveries {
    private static final String COLUMNS =
            """
            SELECT id, message, thread, recipient, channel, address, language, zone, urgent, gathered,
                state, attempts, last_error, created_at, next_attempt_at, delivered_at, deadline,
                leased, behind
            FROM delivery
            """;

    private static final String ADD =
            """
            INSERT INTO delivery
                (id, message, thread, recipient, channel, address, language, zone, urgent, gathered,
                state, attempts, last_error, created_at, next_attempt_at, delivered_at, deadline,
                leased, behind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (message, channel, address) DO NOTHING
            """;

    private static final String NEWEST_ID =
            "SELECT id FROM delivery WHERE id > '' ORDER BY id DESC LIMIT 1";

    private static final String FIND = COLUMNS + " WHERE id = ?";

    private static final String FIND_ALL = COLUMNS + " WHERE id IN (%s)";

    private static final String NEWEST = COLUMNS + " WHERE id < ? ORDER BY id DESC LIMIT ?";

    private static final String NEWEST_OF =
            COLUMNS + " WHERE thread = ? AND id < ? ORDER BY id DESC LIMIT ?";

    private static final String NEWEST_IN =
            COLUMNS
                    + " WHERE state = ? AND state <> 'delivered' AND id < ?"
                    + " ORDER BY id DESC LIMIT ?";

    private static final String NEWEST_DELIVERED =
            COLUMNS + " WHERE state = 'delivered' AND id < ? ORDER BY id DESC LIMIT ?";

    private static final String NEWEST_OF_IN =
            COLUMNS + " WHERE thread = ? AND state = ? AND id < ? ORDER BY id DESC LIMIT ?";

    private static final String PENDING_OF =
            COLUMNS + " WHERE recipient IN (%s) AND state = 'pending'";

    private static final String DUE =
            COLUMNS
                    + " WHERE channel = ? AND urgent = ? AND state = 'pending' AND leased = 0 AND"
                    + " next_attempt_at >= 0 AND next_attempt_at <= ?"
                    + " ORDER BY next_attempt_at, id LIMIT ?";

    private static final String LEASE =
            """
            UPDATE delivery SET leased = 1, next_attempt_at = ? WHERE id IN (%s)
            """;

    private static final String NEXT_DUE =
            """
            SELECT next_attempt_at FROM delivery
            WHERE channel = ? AND urgent = ? AND state = 'pending' AND leased = 0
                AND next_attempt_at >= 0
            ORDER BY next_attempt_at LIMIT 1
            """;

    private static final String DELIVERED =
            """
            UPDATE delivery SET state = 'delivered', attempts = attempts + 1, last_error = NULL,
                next_attempt_at = NULL, delivered_at = ?, leased = 0, behind = NULL
            WHERE id IN (%s) AND state = 'pending'
            """;

    private static final String PUT =
            """
            UPDATE delivery SET state = ?, attempts = ?, last_error = ?, next_attempt_at = ?,
                delivered_at = ?, deadline = ?, leased = ?, behind = ?
            WHERE id = ?
            """;

    private static final String ANY_BEHIND =
            """
            SELECT id FROM delivery WHERE behind IS NOT NULL ORDER BY behind LIMIT 1
            """;

    private static final String WAKE =
            """
            UPDATE delivery SET behind = NULL, next_attempt_at = ?
            WHERE behind = ? AND behind IS NOT NULL
            """;

    private static final String OVERDUE =
            COLUMNS
                    + " WHERE state = 'pending' AND state <> 'delivered' AND deadline <= ?"
                    + " AND (leased = 0 OR next_attempt_at <= ?)"
                    + " AND NOT EXISTS (SELECT 1 FROM channel_pause"
                    + " WHERE channel_pause.channel = delivery.channel)"
                    + " ORDER BY urgent DESC, deadline LIMIT ?";

    private static final String RELEASE_ALL =
            """
            UPDATE delivery SET leased = 0, next_attempt_at = ?
            WHERE state = 'pending' AND state <> 'delivered' AND leased = 1
            """;

    private static final String LAPSED =
            """
            SELECT id FROM delivery
            WHERE state = 'pending' AND state <> 'delivered' AND leased = 1
                AND next_attempt_at <= ?
            ORDER BY id LIMIT ?
            """;

    private static final String RELEASE =
            """
            UPDATE delivery SET leased = 0 WHERE id = ? AND leased = 1 AND next_attempt_at <= ?
            """;

    private static final String POSTPONE =
            """
            UPDATE delivery SET deadline = deadline + ?
            WHERE channel = ? AND state = 'pending' AND state <> 'delivered'
            """;

    private static final String THREADS =
            """
            SELECT DISTINCT thread FROM message WHERE thread > ? ORDER BY thread LIMIT 1000
            """;

    private static final String FORGET =
            """
            UPDATE delivery SET address = 'erased:' || id WHERE thread = ? AND recipient = ?
            """;

    private static final String FORGET_ALONE =
            """
            UPDATE delivery SET address = 'erased:' || id WHERE thread IS NULL AND recipient = ?
            """;

    @Override
    public void add(Collection<Owed> owed) {
        sql.each(ADD, owed, DeliveryRow::values);
    }

    @Override
    public Optional<DeliveryId> newest() {
        return sql.first(NEWEST_ID, row -> new DeliveryId(row.text("id")));
    }

    @Override
    public Optional<Owed> find(DeliveryId id) {
        return sql.first(FIND, DeliveryRow::read, id);
    }

    @Override
    public List<Owed> find(Collection<DeliveryId> ids) {
        return sql.inSlices(FIND_ALL, List.copyOf(ids), DeliveryRow::read).stream()
                .distinct()
                .toList();
    }

    @Override
    public List<Owed> newest(Filter filter, int limit, @Nullable DeliveryId after) {
        var most = Sql.bounded(limit, MOST_LISTED);
        var before = after == null ? "~" : after.value(); // behind every letter
        var thread = filter.notice() == null ? null : Threads.of(filter.notice());
        var state = filter.state();
        if (thread != null) {
            return state == null
                    ? sql.list(NEWEST_OF, DeliveryRow::read, thread, before, most)
                    : sql.list(NEWEST_OF_IN, DeliveryRow::read, thread, state, before, most);
        }
        if (state == null) {
            return sql.list(NEWEST, DeliveryRow::read, before, most);
        }
        return state == Delivery.State.DELIVERED
                ? sql.list(NEWEST_DELIVERED, DeliveryRow::read, before, most)
                : sql.list(NEWEST_IN, DeliveryRow::read, state, before, most);
    }

    @Override
    public List<Owed> pendingOf(Collection<String> recipients) {
        return sql
                .inSlices(PENDING_OF, recipients.stream().distinct().toList(), DeliveryRow::read)
                .stream()
                .sorted(Comparator.comparing(owed -> owed.delivery().id()))
                .toList();
    }

    @Override
    public List<Owed> lease(String channel, Instant now, Instant until, int limit) {
        var most = Sql.bounded(limit, MOST_LEASED);
        var due = new ArrayList<>(sql.list(DUE, DeliveryRow::read, channel, true, now, most));
        if (due.size() < most) {
            due.addAll(sql.list(DUE, DeliveryRow::read, channel, false, now, most - due.size()));
        }
        sql.changeAll(LEASE, due.stream().map(owed -> owed.delivery().id()).toList(), until);
        return due;
    }

    @Override
    public Optional<Instant> nextDue(String channel) {
        var first = next(channel, true);
        var second = next(channel, false);
        return first.isEmpty() || (second.isPresent() && second.get().isBefore(first.get()))
                ? second
                : first;
    }

    private Optional<Instant> next(String channel, boolean urgent) {
        return sql.first(NEXT_DUE, row -> row.instant("next_attempt_at"), channel, urgent);
    }

    @Override
    public void delivered(Collection<DeliveryId> ids, Instant at) {
        sql.changeAll(DELIVERED, ids, at);
    }

    @Override
    public void put(Collection<Owed> changed) {
        sql.each(PUT, changed, DeliveryRow::changes);
    }

    @Override
    public void wakeBehind(Collection<DeliveryId> settled, Instant now) {
        if (sql.first(ANY_BEHIND, row -> row.text("id")).isPresent()) {
            sql.each(WAKE, settled, id -> new Object[] {now, id});
        }
    }

    @Override
    public List<Owed> overdue(Instant now, int limit) {
        return sql.list(OVERDUE, DeliveryRow::read, now, now, Sql.bounded(limit, MOST_LISTED));
    }

    @Override
    public int releaseAll(Instant now) {
        return sql.change(RELEASE_ALL, now);
    }

    @Override
    public List<DeliveryId> lapsed(Instant now, int limit) {
        return sql.list(
                LAPSED,
                row -> new DeliveryId(row.text("id")),
                now,
                Sql.bounded(limit, MOST_LISTED));
    }

    @Override
    public void release(Collection<DeliveryId> lapsed, Instant now) {
        sql.each(RELEASE, lapsed, id -> new Object[] {id, now});
    }

    @Override
    public void postpone(String channel, Duration by) {
        sql.change(POSTPONE, by.toMillis(), channel);
    }

    @Override
    public List<Depth> depths() {
        return new DeliveryFigures(sql).depths();
    }

    @Override
    public List<DeliveryId> lost(int limit) {
        return new DeliveryFigures(sql).lost(limit);
    }

    @Override
    public List<Count> counts(@Nullable String thread) {
        return new DeliveryFigures(sql).counts(thread);
    }

    @Override
    public void forget(String recipient) {
        var pending =
                pendingOf(List.of(recipient)).stream()
                        .map(owed ->
                                owed.settled(
                                        Delivery.State.FAILED,
                                        owed.delivery().attempts(),
                                        "the recipient was erased"))
                        .toList();
        put(pending);
        sql.change(FORGET_ALONE, recipient);
        var after = "";
        do {
            var threads = sql.list(THREADS, row -> row.text("thread"), after);
            sql.each(FORGET, threads, thread -> new Object[] {thread, recipient});
            after = threads.isEmpty() ? "" : threads.getLast();
        } while (!after.isEmpty());
    }

    @Override
    public boolean expire(Instant before, int limit) {
        return new DeliveryExpiry(sql).expire(before, limit);
    }

    @Override
    public List<Pause> pauses() {
        return new ChannelPauseTable(sql).all();
    }

    @Override
    public void pause(String channel, Instant at) {
        new ChannelPauseTable(sql).add(channel, at);
    }

    @Override
    public Optional<Instant> resume(String channel) {
        return new ChannelPauseTable(sql).remove(channel);
    }
}
