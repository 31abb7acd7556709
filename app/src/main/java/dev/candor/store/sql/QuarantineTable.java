package dev.candor.store.sql;

import dev.candor.model.BouncedAddress;
import dev.candor.store.Quarantine;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Table {@code bounced_address}. */
record QuarantineTable(Sql sql) implements Quarantine {
    private static final String FIND =
            """
            SELECT hash, hint, subject, delivery, kind, detail, bounces, first_at, last_at,
                quarantined_at
            FROM bounced_address WHERE hash = ?
            """;

    private static final String OF_SUBJECT =
            """
            SELECT hash, hint, subject, delivery, kind, detail, bounces, first_at, last_at,
                quarantined_at
            FROM bounced_address WHERE subject = ? ORDER BY hash LIMIT 1
            """;

    private static final String PUT =
            """
            INSERT INTO bounced_address (hash, hint, subject, delivery, kind, detail, bounces,
                first_at, last_at, quarantined_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (hash) DO UPDATE SET hint = excluded.hint, subject = excluded.subject,
                delivery = excluded.delivery, kind = excluded.kind, detail = excluded.detail,
                bounces = excluded.bounces, first_at = excluded.first_at,
                last_at = excluded.last_at, quarantined_at = excluded.quarantined_at
            """;

    private static final String REMOVE =
            """
            DELETE FROM bounced_address WHERE hash = ?
            """;

    private static final String NEWEST =
            """
            SELECT hash, hint, subject, delivery, kind, detail, bounces, first_at, last_at,
                quarantined_at
            FROM bounced_address WHERE quarantined_at > 0
            ORDER BY quarantined_at DESC, hash DESC LIMIT ?
            """;

    private static final String HASHES =
            """
            SELECT hash FROM bounced_address WHERE hash > ? AND quarantined_at IS NOT NULL
            ORDER BY hash LIMIT ?
            """;

    @Override
    public Optional<BouncedAddress> find(String hash) {
        return sql.first(FIND, QuarantineTable::address, hash);
    }

    @Override
    public Optional<BouncedAddress> ofSubject(String subject) {
        return sql.first(OF_SUBJECT, QuarantineTable::address, subject);
    }

    @Override
    public void put(BouncedAddress address) {
        sql.change(
                PUT,
                address.hash(),
                address.hint(),
                address.subject(),
                address.delivery(),
                address.kind(),
                address.detail(),
                address.count(),
                address.firstAt(),
                address.lastAt(),
                address.quarantinedAt());
    }

    @Override
    public boolean remove(String hash) {
        return sql.change(REMOVE, hash) > 0;
    }

    @Override
    public List<BouncedAddress> newest(int limit) {
        return sql.list(NEWEST, QuarantineTable::address, limit);
    }

    @Override
    public List<String> hashesAfter(String hash, int limit) {
        return sql.list(HASHES, row -> row.text("hash"), hash, limit);
    }

    private static BouncedAddress address(Row row) throws SQLException {
        return new BouncedAddress(
                row.text("hash"),
                row.text("hint"),
                row.text("subject"),
                row.text("delivery"),
                row.code("kind", BouncedAddress.Kind.class),
                row.text("detail"),
                row.count("bounces"),
                row.instant("first_at"),
                row.instant("last_at"),
                row.instantOrNull("quarantined_at"));
    }
}
