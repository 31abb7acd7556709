package dev.candor.store.sql;

import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.MessageId;
import dev.candor.model.Recipient;
import dev.candor.store.Owed;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.ZoneId;

/** A row of {@code delivery}, there and back. */
final class DeliveryRow {
    private DeliveryRow() {}

    static Owed read(Row row) throws SQLException {
        var behind = row.textOrNull("behind");
        var to =
                new Recipient(
                        row.text("recipient"),
                        row.text("channel"),
                        row.text("address"),
                        row.text("language"),
                        ZoneId.of(row.text("zone")));
        var delivery =
                new Delivery(
                        new DeliveryId(row.text("id")),
                        new MessageId(row.text("message")),
                        to,
                        row.code("state", Delivery.State.class),
                        row.count("attempts"),
                        row.textOrNull("last_error"),
                        row.instant("created_at"),
                        row.instantOrNull("next_attempt_at"),
                        row.instantOrNull("delivered_at"),
                        row.instant("deadline"));
        return new Owed(
                delivery,
                row.textOrNull("thread"),
                row.flag("urgent"),
                row.flag("gathered"),
                row.flag("leased"),
                behind == null ? null : new DeliveryId(behind));
    }

    /** In the order of the columns of {@link DeliveryTable}'s insertion. */
    static @Nullable Object[] values(Owed owed) {
        var delivery = owed.delivery();
        var to = delivery.to();
        return new @Nullable Object[] {
            delivery.id(),
            delivery.message(),
            owed.thread(),
            to.key(),
            to.channel(),
            to.address(),
            to.language(),
            to.zone(),
            owed.urgent(),
            owed.gathered(),
            delivery.state(),
            delivery.attempts(),
            delivery.lastError(),
            delivery.createdAt(),
            delivery.nextAttemptAt(),
            delivery.deliveredAt(),
            delivery.deadline(),
            owed.leased(),
            owed.behind()
        };
    }

    /** In the order of the places of {@link DeliveryTable}'s change. */
    static @Nullable Object[] changes(Owed owed) {
        var delivery = owed.delivery();
        return new @Nullable Object[] {
            delivery.state(),
            delivery.attempts(),
            delivery.lastError(),
            delivery.nextAttemptAt(),
            delivery.deliveredAt(),
            delivery.deadline(),
            owed.leased(),
            owed.behind(),
            delivery.id()
        };
    }
}
