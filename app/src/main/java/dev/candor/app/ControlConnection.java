package dev.candor.app;

import dev.candor.store.DataFolder;
import dev.candor.store.Marks;
import dev.candor.store.Ownership;
import dev.candor.store.StoreException;

import java.nio.file.Path;

/** Finds out who answers for a data folder: its running server, or this process. */
public final class ControlConnection {
    private ControlConnection() {}

    /**
     * Reaches the server that owns the folder; where none runs, takes the folder over until the
     * answer is closed.
     *
     * @param environment for the secrets of a configuration file that is named in a request
     * @throws ControlException when neither works; the message says why
     */
    public static Control open(Path dataFolder, Environment environment) {
        return open(dataFolder, environment, Marks.NONE);
    }

    /** The same, and says where it is. */
    static Control open(Path dataFolder, Environment environment, Marks marks) {
        try {
            return switch (DataFolder.own(dataFolder)) {
                case DataFolder owned -> new LocalControl(owned, environment, marks);
                case Ownership.Taken taken -> new SocketControl(taken.folder());
            };
        } catch (StoreException e) {
            throw new ControlException(String.valueOf(e.getMessage()), e);
        }
    }
}
