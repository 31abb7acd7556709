package dev.candor.store.sql;

import dev.candor.model.Actor;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.store.Journal;
import dev.candor.store.StoreException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Table {@code journal} and its row of {@code counter}. Events wait in memory until the transaction
 * is about to commit, or until it reads the journal; only then is the counter taken (which on a
 * database with concurrent writers locks it), so that it is locked as late and as briefly as can
 * be. Confined to its transaction's thread.
 */
final class JournalTable implements Journal {
    private static final int MOST_ENTRIES = 10_000;
    private static final int VERIFIED_AT_ONCE = 1000;

    private static final String HEAD =
            """
            SELECT value FROM counter WHERE name = 'journal'
            """;

    private static final String TAKE =
            """
            UPDATE counter SET value = value + ? WHERE name = 'journal' RETURNING value
            """;

    private static final String HASH =
            """
            SELECT hash FROM journal WHERE position = ?
            """;

    private static final String LAST =
            """
            SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1
            """;

    private static final String ADD =
            """
            INSERT INTO journal
                (position, at, actor_kind, actor_name, reason, type, version, payload, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String AFTER =
            """
            SELECT position, at, actor_kind, actor_name, reason, type, version, payload, hash
            FROM journal WHERE position > ? ORDER BY position LIMIT ?
            """;

    private final Sql sql;
    private final List<Waiting> waiting = new ArrayList<>();
    private long written; // the newest position that this transaction wrote, or 0

    private record Waiting(Event event, Actor actor, String reason, Instant at) {}

    private record Hashed(JournalRow row, String hash) {}

    JournalTable(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long append(Event event, Actor actor, String reason, Instant at) {
        sql.requireWritable();
        waiting.add(new Waiting(event, actor, reason, at));
        return counter() + waiting.size();
    }

    @Override
    public long head() {
        write();
        return counter();
    }

    @Override
    public List<JournalEntry> after(long position, int limit) {
        write();
        return rows(position, Sql.bounded(limit, MOST_ENTRIES)).stream()
                .map(JournalTable::entry)
                .toList();
    }

    @Override
    public Optional<String> firstBreak() {
        write();
        var last = 0L;
        var previous = JournalRow.BEFORE_FIRST;
        for (var rows = rows(0, VERIFIED_AT_ONCE);
                !rows.isEmpty();
                rows = rows(last, VERIFIED_AT_ONCE)) {
            for (var each : rows) {
                var position = each.row().position();
                if (position != last + 1) {
                    return Optional.of(missing(last + 1, position - 1));
                }
                if (!each.row().hash(previous).equals(each.hash())) {
                    return Optional.of(
                            "row "
                                    + position
                                    + " of the journal does not match its hash: it was changed"
                                    + " after it was written");
                }
                last = position;
                previous = each.hash();
            }
        }
        return ending(last, counter());
    }

    /** The newest position and the hash there; 0 and 64 zeros before the first entry. */
    End end() {
        var head = head();
        return new End(head, hash(head));
    }

    /** The last row that is really there, whatever the counter says. */
    End lastRow() {
        return sql.first(LAST, row -> new End(row.number("position"), row.text("hash")))
                .orElse(new End(0, JournalRow.BEFORE_FIRST));
    }

    /** Whether the entry at that position has that hash. */
    boolean holds(long position, String hash) {
        return sql.first(HASH, row -> row.text("hash"), position).filter(hash::equals).isPresent();
    }

    /** Where the journal ends. */
    record End(long position, String hash) {}

    private static Optional<String> ending(long last, long counter) {
        if (last > counter) {
            return Optional.of(
                    "the journal goes on to row "
                            + last
                            + ", but only "
                            + counter
                            + " were written");
        }
        return last == counter ? Optional.empty() : Optional.of(missing(last + 1, counter));
    }

    /**
     * Writes what waits. Must be the last thing before the commit.
     *
     * @return the newest position that this transaction wrote, or 0 when it journalled nothing
     */
    long write() {
        if (!waiting.isEmpty()) {
            var head = sql.changeReturning(TAKE, waiting.size());
            sql.each(ADD, chained(head - waiting.size()), JournalTable::parameters);
            waiting.clear();
            written = head;
        }
        return written;
    }

    private List<Hashed> chained(long before) {
        var previous = hash(before);
        var position = before;
        var rows = new ArrayList<Hashed>();
        for (var each : waiting) {
            position++;
            var row = row(position, each);
            previous = row.hash(previous);
            rows.add(new Hashed(row, previous));
        }
        return rows;
    }

    private String hash(long position) {
        return position == 0
                ? JournalRow.BEFORE_FIRST
                : sql.first(HASH, row -> row.text("hash"), position)
                        .orElseThrow(() ->
                                new StoreException(
                                        missing(position, position)
                                                + "; nothing was kept: restore a backup"));
    }

    private long counter() {
        return sql.first(HEAD, row -> row.number("value"))
                .orElseThrow(() -> new StoreException("the journal's counter is missing"));
    }

    private List<Hashed> rows(long after, int limit) {
        return sql.list(AFTER, JournalTable::hashed, after, limit);
    }

    private static String missing(long first, long last) {
        return first == last
                ? "row " + first + " of the journal is missing"
                : "rows " + first + " to " + last + " of the journal are missing";
    }

    private static JournalRow row(long position, Waiting waiting) {
        return new JournalRow(
                position,
                waiting.at().toEpochMilli(),
                waiting.actor().kind().name().toLowerCase(Locale.ROOT),
                waiting.actor().name(),
                waiting.reason(),
                waiting.event().type(),
                EventJson.shape(waiting.event()).version(),
                EventJson.write(waiting.event()));
    }

    private static Object[] parameters(Hashed hashed) {
        var row = hashed.row();
        return new Object[] {
            row.position(),
            row.at(),
            row.actorKind(),
            row.actorName(),
            row.reason(),
            row.type(),
            row.version(),
            row.payload(),
            hashed.hash()
        };
    }

    private static Hashed hashed(Row row) throws SQLException {
        return new Hashed(
                new JournalRow(
                        row.number("position"),
                        row.number("at"),
                        row.text("actor_kind"),
                        row.text("actor_name"),
                        row.text("reason"),
                        row.text("type"),
                        row.count("version"),
                        row.text("payload")),
                row.text("hash"));
    }

    private static JournalEntry entry(Hashed hashed) {
        var row = hashed.row();
        var kind = Actor.Kind.valueOf(row.actorKind().toUpperCase(Locale.ROOT));
        return new JournalEntry(
                row.position(),
                Instant.ofEpochMilli(row.at()),
                new Actor(kind, row.actorName()),
                row.reason(),
                EventJson.read(row),
                hashed.hash());
    }
}
