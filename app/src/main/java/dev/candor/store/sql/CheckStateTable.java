package dev.candor.store.sql;

import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Location;
import dev.candor.model.Verdict;
import dev.candor.store.CheckStates;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Table {@code check_state}. */
record CheckStateTable(Sql sql) implements CheckStates {
    private static final String ALL =
            """
            SELECT check_id, member, location, verdict, since, candidate, run, run_start,
                last_result, detail
            FROM check_state ORDER BY check_id, member, location
            """;

    private static final String OF =
            """
            SELECT check_id, member, location, verdict, since, candidate, run, run_start,
                last_result, detail
            FROM check_state WHERE check_id = ? ORDER BY member, location
            """;

    private static final String OF_SEVERAL =
            """
            SELECT check_id, member, location, verdict, since, candidate, run, run_start,
                last_result, detail
            FROM check_state WHERE check_id IN (%s) ORDER BY check_id, member, location
            """;

    private static final String PUT =
            """
            INSERT INTO check_state
                (check_id, member, location, verdict, since, candidate, run, run_start,
                last_result, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (check_id, member, location) DO UPDATE SET
                verdict = excluded.verdict, since = excluded.since,
                candidate = excluded.candidate, run = excluded.run,
                run_start = excluded.run_start, last_result = excluded.last_result,
                detail = excluded.detail
            """;

    private static final String REMOVE =
            """
            DELETE FROM check_state WHERE check_id = ?
            """;

    private static final String OLDEST =
            """
            SELECT MIN(last_result) AS oldest FROM check_state WHERE last_result IS NOT NULL
            """;

    @Override
    public List<CheckState> all() {
        return sql.list(ALL, CheckStateTable::state);
    }

    @Override
    public List<CheckState> of(CheckId check) {
        return sql.list(OF, CheckStateTable::state, check);
    }

    @Override
    public List<CheckState> of(Collection<CheckId> checks) {
        var sorted = checks.stream().distinct().sorted(Comparator.comparing(CheckId::value));
        return sql.inSlices(OF_SEVERAL, sorted.toList(), CheckStateTable::state);
    }

    @Override
    public void put(Collection<CheckState> states) {
        sql.each(PUT, states, CheckStateTable::parameters);
    }

    @Override
    public void remove(CheckId check) {
        sql.change(REMOVE, check);
    }

    @Override
    public Optional<Instant> oldestResult() {
        return sql.<Optional<Instant>>first(
                        OLDEST, row -> Optional.ofNullable(row.instantOrNull("oldest")))
                .flatMap(oldest -> oldest);
    }

    private static @Nullable Object[] parameters(CheckState state) {
        return new @Nullable Object[] {
            state.check(),
            Objects.requireNonNullElse(state.member(), ""),
            state.location(),
            state.verdict(),
            state.since(),
            state.candidate(),
            state.run(),
            state.runStart(),
            state.lastResult(),
            state.detail()
        };
    }

    private static CheckState state(Row row) throws SQLException {
        return new CheckState(
                new CheckId(row.text("check_id")),
                row.textUnlessEmpty("member"),
                new Location(row.text("location")),
                row.code("verdict", Verdict.class),
                row.instant("since"),
                row.code("candidate", Verdict.class),
                row.count("run"),
                row.instantOrNull("run_start"),
                row.instantOrNull("last_result"),
                row.text("detail"));
    }
}
