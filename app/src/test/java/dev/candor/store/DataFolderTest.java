package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.ChildJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;

class DataFolderTest {
    @TempDir private Path temporary;

    @Test
    void aFolderIsMadeForItsOwnerOnlyAndTellsWhoOwnsIt() throws IOException {
        var folder = temporary.resolve("a/b");
        try (var owned = owned(folder)) {
            assertThat(owned.path()).isEqualTo(folder.toRealPath());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(folder.resolve(DataFolder.LOCK_FILE))
                    .content()
                    .isEqualTo(ProcessHandle.current().pid() + "\n");
        }
    }

    @Test
    void aSecondOwnerInThisProcessIsTurnedAwayAndDoesNotBreakTheLock() throws IOException {
        try (var owned = owned(temporary)) {
            var link = Files.createSymbolicLink(temporary.resolve("link"), owned.path());
            for (var path : new Path[] {temporary, link}) {
                assertThat(DataFolder.own(path))
                        .isEqualTo(
                                new Ownership.Taken(
                                        owned.path(),
                                        OptionalLong.of(ProcessHandle.current().pid())));
            }
            try (var child = ChildJvm.start(OwnFolder.class, temporary.toString())) {
                assertThat(child.line()).isEqualTo("taken " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void aFolderThatWasGivenFreeCanBeOwnedAgain() {
        var first = owned(temporary);
        first.close();
        first.close();
        try (var second = owned(temporary)) {
            assertThat(DataFolder.own(temporary)).isInstanceOf(Ownership.Taken.class);
            first.close(); // must not free what it no longer owns
            assertThat(DataFolder.own(temporary)).isInstanceOf(Ownership.Taken.class);
            assertThat(second.path()).exists();
        }
    }

    @Test
    void anotherProcessOwnsItUntilItDiesHowever() throws IOException {
        try (var child = ChildJvm.start(OwnFolder.class, temporary.toString())) {
            assertThat(child.line()).isEqualTo("owned");
            var answer = DataFolder.own(temporary);
            assertThat(answer)
                    .isEqualTo(
                            new Ownership.Taken(
                                    temporary.toRealPath(), OptionalLong.of(child.pid())));
            assertThat(((Ownership.Taken) answer).sentence())
                    .contains("is owned by process " + child.pid(), "--data");
            child.kill();
        }
        owned(temporary).close();
    }

    @Test
    void anOwnerWhoseNumberCannotBeReadIsAnotherProcess() {
        assertThat(new Ownership.Taken(Path.of("x"), OptionalLong.empty()).sentence())
                .contains("is owned by another process");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldWithWhatToDo() throws IOException {
        var file = Files.writeString(temporary.resolve("file"), "x");
        assertThatThrownBy(() -> DataFolder.own(file.resolve("data")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be created")
                .hasMessageContaining("--data");
        assertThatThrownBy(() -> DataFolder.own(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("something else has that name");
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldWithWhatToDo() throws IOException {
        // A folder in the place of the lock file stops even the superuser.
        Files.createDirectory(temporary.resolve(DataFolder.LOCK_FILE));
        assertThatThrownBy(() -> DataFolder.own(temporary))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
        Files.delete(temporary.resolve(DataFolder.LOCK_FILE));
        owned(temporary).close();
    }

    private static DataFolder owned(Path folder) {
        return (DataFolder) DataFolder.own(folder);
    }
}
