package dev.candor.app;

import dev.candor.app.figures.StatusReport;
import dev.candor.command.Commands;
import dev.candor.command.DeliveryLinks;
import dev.candor.command.RandomIds;
import dev.candor.notify.mail.KeepQuarantine;
import dev.candor.store.DataFolder;
import dev.candor.store.Marks;
import dev.candor.store.StoreException;
import dev.candor.store.sql.SqlStore;
import dev.candor.time.SystemTime;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does the work here, on a data folder that no server has. The store is opened by the first request
 * that needs it: to check or to restore it must not be.
 */
final class LocalControl implements Control {
    private final DataFolder owned;
    private final Environment environment;
    private final Marks marks;
    private final SystemTime time = SystemTime.ofSystem();
    private final MovingDesk moving;
    private @Nullable SqlStore store;
    private @Nullable ControlDesk desk;

    /** On that folder, which is given free by {@link #close}. */
    LocalControl(DataFolder owned, Environment environment, Marks marks) {
        this.owned = owned;
        this.environment = environment;
        this.marks = marks;
        moving = new MovingDesk(owned, environment, time, marks);
    }

    @Override
    public ControlAnswer ask(ControlRequest request) {
        return switch (request.command()) {
            case UpkeepDesk.CHECK -> refusing(moving::check);
            case MovingDesk.RESTORE -> refusing(() -> moving.restore(request.arguments()));
            case MovingDesk.COPY -> {
                var from = store();
                yield refusing(() -> moving.copy(from, request.arguments()));
            }
            case String _ -> desk().apply(request);
        };
    }

    private static ControlAnswer refusing(Supplier<ControlAnswer> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            return ControlDesk.refused("unavailable", String.valueOf(e.getMessage()), "");
        }
    }

    private SqlStore store() {
        try {
            if (store == null) {
                store = OpenStore.in(owned, null, environment, time, marks);
            }
            return store;
        } catch (StoreException e) {
            throw new ControlException(String.valueOf(e.getMessage()), e);
        }
    }

    private ControlDesk desk() {
        if (desk == null) {
            var kept = store();
            var commands = new Commands(kept, time, new RandomIds());
            var secret = InstallationSecret.in(owned.path());
            desk =
                    new ControlDesk(
                            kept,
                            commands,
                            environment,
                            kept,
                            new DeliveriesDesk(
                                    kept,
                                    commands,
                                    new DeliveryLinks(secret.links(), time),
                                    Map::of,
                                    Map::of),
                            new MessageWords(null),
                            new MailDesk(new KeepQuarantine(kept, commands, secret.mail()), null),
                            LocalControl::noServer,
                            new StatusReport(kept, time, Optional::empty));
        }
        return desk;
    }

    private static ControlAnswer noServer(ControlRequest request) {
        var lacking =
                request.command().equals(RunningDesk.REFRESH)
                        ? "nobody asks a database for customers"
                        : "there is nothing to reload";
        return ControlDesk.refused(
                ControlCodes.NO_SERVER,
                "no server runs on this data folder, so that " + lacking,
                "start one with 'candor serve'");
    }

    @Override
    public void close() {
        if (store == null) {
            owned.close();
        } else {
            store.close();
        }
    }
}
