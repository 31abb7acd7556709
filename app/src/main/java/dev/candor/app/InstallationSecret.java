package dev.candor.app;

import dev.candor.command.LinkKey;
import dev.candor.store.DataFolder;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of an installation: a file of the data folder that only its owner reads, made at
 * the first start and carried by backups. What needs a key gets one of its own, derived from the
 * secret (HMAC-SHA-256 of the use's name, RFC 2104). Where an older Candor had made such a key in a
 * file of its own, that key stays, and stands beside the secret.
 */
final class InstallationSecret {
    /** Where a data folder may have it. */
    static final Set<String> FILES = Set.of(DataFolder.SECRET_FILE, "links.key", "mail.key");

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TEMPORARY = DataFolder.SECRET_FILE + ".new";
    private static final String MAIN = "secret";
    private static final Pattern LINE = Pattern.compile("([a-z]+) ([0-9a-f]{64})");
    private static final Pattern OLD_FILE = Pattern.compile("[0-9a-f]{64}");

    /** What needs a key. */
    private enum Use {
        /** Links in messages, and the secrets of programs that are told. */
        LINKS,
        /** Return paths, and hashes of addresses from which messages came back. */
        MAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Where an older Candor had it. */
        String oldFile() {
            return label() + ".key";
        }
    }

    private final Map<Use, byte[]> keys;

    private InstallationSecret(Map<Use, byte[]> keys) {
        this.keys = new EnumMap<>(keys);
    }

    /**
     * That of a folder that this process owns; made if need be.
     *
     * @throws StoreException when it cannot be read or made, or is damaged
     */
    static InstallationSecret in(Path folder) {
        var file = folder.resolve(DataFolder.SECRET_FILE);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                write(folder, fresh(folder));
            }
            var lines = lines(file, Files.readString(file, StandardCharsets.US_ASCII));
            for (var use : Use.values()) {
                forget(folder.resolve(use.oldFile()), lines.get(use.label()));
            }
            return of(lines);
        } catch (NoSuchFileException e) {
            throw new StoreException(file + " is a link to nothing: take it away", e);
        } catch (IOException e) {
            throw new StoreException(
                    "the secret of the installation cannot be read or made in "
                            + folder
                            + " ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    /**
     * Keeps that of a backup, in place of one that may be there.
     *
     * @throws StoreException when it cannot be written, or is damaged
     */
    static void restore(Path folder, String text) {
        var file = folder.resolve(DataFolder.SECRET_FILE);
        var _ = lines(file, text);
        try {
            write(folder, text);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** The key of the links in messages. */
    LinkKey links() {
        return LinkKey.of(key(Use.LINKS));
    }

    /** The key of e-mail that comes back. */
    byte[] mail() {
        return key(Use.MAIL);
    }

    private byte[] key(Use use) {
        var key = keys.get(use);
        if (key == null) {
            throw new IllegalStateException("every use has a key");
        }
        return key.clone();
    }

    private static InstallationSecret of(Map<String, String> lines) {
        var secret = HexFormat.of().parseHex(lines.getOrDefault(MAIN, ""));
        var keys = new EnumMap<Use, byte[]>(Use.class);
        for (var use : Use.values()) {
            var own = lines.get(use.label());
            keys.put(use, own == null ? derived(secret, use) : HexFormat.of().parseHex(own));
        }
        return new InstallationSecret(keys);
    }

    private static byte[] derived(byte[] secret, Use use) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(("candor " + use.label()).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Map<String, String> lines(Path file, String text) {
        var lines = new TreeMap<String, String>();
        for (var line : text.lines().toList()) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw damaged(file);
            }
            lines.put(matcher.group(1), matcher.group(2));
        }
        if (!lines.containsKey(MAIN)) {
            throw damaged(file);
        }
        return lines;
    }

    private static StoreException damaged(Path file) {
        return new StoreException(
                file
                        + " is damaged: put the right one back, or take it away, and then the links"
                        + " in messages that were sent are worth nothing");
    }

    private static String fresh(Path folder) throws IOException {
        var bytes = new byte[LinkKey.LENGTH];
        new SecureRandom().nextBytes(bytes);
        var text = new StringBuilder(MAIN + " " + HexFormat.of().formatHex(bytes) + "\n");
        for (var use : Use.values()) {
            var old = folder.resolve(use.oldFile());
            if (Files.exists(old)) {
                text.append(use.label()).append(' ').append(old(old)).append('\n');
            }
        }
        return text.toString();
    }

    private static String old(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!OLD_FILE.matcher(text).matches()) {
            throw damaged(file);
        }
        return text;
    }

    /** It is in the one file now. Another one, that somebody put there, is left alone. */
    private static void forget(Path old, @Nullable String kept) throws IOException {
        if (kept != null && Files.isRegularFile(old) && kept.equals(old(old))) {
            Files.delete(old);
        }
    }

    /** Complete under its name or not there at all. */
    private static void write(Path folder, String text) throws IOException {
        var fresh = folder.resolve(TEMPORARY);
        Files.deleteIfExists(fresh);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.writeString(fresh, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(DataFolder.SECRET_FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
