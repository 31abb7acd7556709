package dev.candor.store.sql;

import dev.candor.model.CheckId;
import dev.candor.store.StoreException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table {@code check_number}: short numbers for checks, so that a result is a small row. */
record CheckNumberTable(Sql sql) {
    private static final String FIND =
            """
            SELECT number FROM check_number WHERE check_id = ?
            """;

    private static final String ADD =
            """
            INSERT INTO check_number (check_id) VALUES (?) ON CONFLICT (check_id) DO NOTHING
            """;

    private static final String AFTER =
            """
            SELECT number FROM check_number WHERE number > ? ORDER BY number LIMIT ?
            """;

    /** At most {@code limit} numbers after that one, in their order. */
    List<Long> after(long number, int limit) {
        return sql.list(AFTER, row -> row.number("number"), number, limit);
    }

    Optional<Long> find(CheckId check) {
        return sql.first(FIND, row -> row.number("number"), check);
    }

    /** The numbers of these checks; those that had none get one. */
    Map<CheckId, Long> of(Collection<CheckId> checks) {
        var numbers = new LinkedHashMap<CheckId, Long>();
        for (var check : checks) {
            numbers.computeIfAbsent(check, this::number);
        }
        return numbers;
    }

    private Long number(CheckId check) {
        return find(check)
                .or(() -> {
                    sql.change(ADD, check);
                    return find(check);
                })
                .orElseThrow(() -> new StoreException("check '" + check + "' got no number"));
    }
}
