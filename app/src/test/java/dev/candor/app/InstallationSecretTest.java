package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.LinkKey;
import dev.candor.command.LinkKey.Purpose;
import dev.candor.store.DataFolder;
import dev.candor.store.StoreException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

class InstallationSecretTest {
    private static final String LINKS = "11".repeat(32);
    private static final String MAIL = "22".repeat(32);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve(DataFolder.SECRET_FILE);
    }

    @Test
    void itIsItsOwnersOnlyAndStaysTheSame() throws IOException {
        var first = InstallationSecret.in(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = InstallationSecret.in(folder);
        assertThat(sign(again)).isEqualTo(sign(first));
        assertThat(again.mail()).isEqualTo(first.mail()).hasSize(32);
        assertThat(Files.readString(file)).matches("secret [0-9a-f]{64}\n");
    }

    @Test
    void noUseHasTheSecretItselfOrTheKeyOfAnother() throws IOException {
        var secret = InstallationSecret.in(folder);
        var itself = HexFormat.of().parseHex(Files.readString(file).strip().substring(7));
        assertThat(secret.mail()).isNotEqualTo(itself);
        assertThat(sign(secret))
                .isNotEqualTo(sign(LinkKey.of(itself)))
                .isNotEqualTo(sign(LinkKey.of(secret.mail())));
    }

    @Test
    void keysOfAnOlderCandorGoOnAndTheirFilesAreGone() throws IOException {
        Files.writeString(folder.resolve("links.key"), LINKS + "\n");
        Files.writeString(folder.resolve("mail.key"), MAIL + "\n");
        for (var start = 0; start < 2; start++) {
            var secret = InstallationSecret.in(folder);
            assertThat(sign(secret)).isEqualTo(sign(LinkKey.of(HexFormat.of().parseHex(LINKS))));
            assertThat(secret.mail()).isEqualTo(HexFormat.of().parseHex(MAIL));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**links.key");
        assertThat(folder).isDirectoryNotContaining("glob:**mail.key");
    }

    @Test
    void aStartThatEndedBeforeTheOldFilesWereGoneIsFinished() throws IOException {
        Files.writeString(folder.resolve("links.key"), LINKS + "\n");
        var before = sign(InstallationSecret.in(folder));
        Files.writeString(folder.resolve("links.key"), LINKS + "\n");
        Files.writeString(folder.resolve("mail.key"), MAIL + "\n");
        assertThat(sign(InstallationSecret.in(folder))).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**links.key");
        assertThat(folder.resolve("mail.key")).hasContent(MAIL);
    }

    @Test
    void oneThatIsDamagedIsNotReplaced() throws IOException {
        for (var text : new String[] {"", "secret 12\n", "links " + LINKS + "\n", "x\n"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> InstallationSecret.in(folder))
                    .as(text)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is damaged: put the right one back");
            assertThat(file).hasContent(text.strip());
        }
        Files.delete(file);
        Files.writeString(folder.resolve("links.key"), "short");
        assertThatThrownBy(() -> InstallationSecret.in(folder))
                .hasMessageContaining("links.key is damaged");
        assertThat(file).doesNotExist();
    }

    private static String sign(InstallationSecret secret) {
        return sign(secret.links());
    }

    private static String sign(LinkKey key) {
        return key.sign(Purpose.MANAGE, "x", null);
    }
}
