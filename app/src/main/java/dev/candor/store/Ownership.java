package dev.candor.store;

import java.nio.file.Path;
import java.util.OptionalLong;

/** What comes of asking for a data folder: it is ours now, or it is somebody else's. */
public sealed interface Ownership permits DataFolder, Ownership.Taken {
    /**
     * Another owner holds the folder.
     *
     * @param folder the data folder
     * @param process the owner's process id, as it wrote it; empty when it could not be read
     */
    record Taken(Path folder, OptionalLong process) implements Ownership {
        /** One sentence for people: who owns it and what to do. */
        public String sentence() {
            var owner = process.isPresent() ? "process " + process.getAsLong() : "another process";
            return "the data folder "
                    + folder
                    + " is owned by "
                    + owner
                    + ": stop that one first, or choose another folder with --data";
        }
    }
}
