package dev.candor.store.sql;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.store.Deliveries.Count;
import dev.candor.store.Deliveries.Depth;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** How much of table {@code delivery} is in which state. */
record DeliveryFigures(Sql sql) {
    private static final String DEPTHS =
            """
            SELECT channel, COUNT(*) AS pending,
                MIN(CASE WHEN gathered = 0 THEN created_at END) AS oldest
            FROM delivery
            WHERE state = 'pending' AND state <> 'delivered' GROUP BY channel ORDER BY channel
            """;

    private static final String COUNTS =
            """
            SELECT channel, state, COUNT(*) AS number FROM delivery
            WHERE state IN ('pending', 'superseded', 'escalated', 'failed')
                AND state <> 'delivered'
            GROUP BY channel, state ORDER BY channel, state
            """;

    private static final String COUNTS_OF =
            """
            SELECT channel, state, COUNT(*) AS number FROM delivery WHERE thread = ?
            GROUP BY channel, state ORDER BY channel, state
            """;

    /** What is pending and will never be due. */
    private static final String LOST =
            """
            SELECT id FROM delivery d
            WHERE state = 'pending' AND state <> 'delivered' AND next_attempt_at IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM delivery b WHERE b.id = d.behind AND b.state = 'pending')
            ORDER BY id LIMIT ?
            """;

    List<DeliveryId> lost(int limit) {
        return sql.list(LOST, row -> new DeliveryId(row.text("id")), Sql.bounded(limit, 1_000));
    }

    List<Depth> depths() {
        return sql.list(
                DEPTHS,
                row ->
                        new Depth(
                                row.text("channel"),
                                row.number("pending"),
                                row.instantOrNull("oldest")));
    }

    List<Count> counts(@Nullable String thread) {
        return thread == null
                ? sql.list(COUNTS, DeliveryFigures::count)
                : sql.list(COUNTS_OF, DeliveryFigures::count, thread);
    }

    private static Count count(Row row) throws java.sql.SQLException {
        return new Count(
                row.text("channel"), row.code("state", Delivery.State.class), row.number("number"));
    }
}
