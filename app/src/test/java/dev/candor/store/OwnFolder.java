package dev.candor.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A process that owns a data folder until its input ends: {@code OwnFolder FOLDER}. */
final class OwnFolder {
    private OwnFolder() {}

    /** Says whether it could have the folder, then waits. */
    public static void main(String[] arguments) throws IOException {
        switch (DataFolder.own(Path.of(arguments[0]))) {
            case DataFolder _ -> System.out.println("owned");
            case Ownership.Taken taken ->
                    System.out.println("taken " + taken.process().orElseThrow());
        }
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
