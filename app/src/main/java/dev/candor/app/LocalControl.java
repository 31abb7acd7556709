package dev.candor.app;

import dev.candor.app.figures.StatusReport;
import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.store.DataFolder;
import dev.candor.store.Store;
import dev.candor.time.SystemTime;

import java.util.Optional;

/** Does the work here, on a data folder that no server has. */
final class LocalControl implements Control {
    private final Store store;
    private final ControlDesk desk;

    private LocalControl(Store store, ControlDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** Opens the folder's store; gives the folder free when that fails. */
    static LocalControl open(DataFolder owned, Environment environment) {
        var time = SystemTime.ofSystem();
        var store = OpenStore.in(owned, null, environment, time);
        var commands = new Commands(store, time, new RandomIds());
        return new LocalControl(
                store,
                new ControlDesk(
                        store,
                        commands,
                        environment,
                        _ -> noServer(),
                        new StatusReport(store, time, Optional::empty)));
    }

    private static ControlAnswer noServer() {
        return ControlDesk.refused(
                ControlCodes.NO_SERVER,
                "no server runs on this data folder, so that there is nothing to reload",
                "start one with 'candor serve'");
    }

    @Override
    public ControlAnswer ask(ControlRequest request) {
        return desk.apply(request);
    }

    @Override
    public void close() {
        store.close();
    }
}
