package dev.candor.web.tls;

import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A certificate and its key in two files that somebody else renews. A new pair takes the place of
 * the old one once it is right; one that is not leaves the old one, with a sentence in the log.
 * Guarded by itself.
 */
public final class CertificateFiles {
    /** More than any chain needs. */
    private static final int LONGEST = 1 << 20;

    private static final System.Logger LOG = System.getLogger("dev.candor.web");

    private final Path chain;
    private final Path key;
    private final TimeSource time;
    private ServerCertificate current;
    private byte[] seen;
    private String problem = "";

    /**
     * Reads the pair for the first time.
     *
     * @param chain PEM: the server's certificate, then those that vouch for it
     * @param key PEM: its private key, not encrypted
     * @throws CertificateProblem when it cannot be used
     */
    public CertificateFiles(Path chain, Path key, TimeSource time) {
        this.chain = chain;
        this.key = key;
        this.time = time;
        var first = contents();
        current = parse(first);
        seen = first.together();
        warn();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Contents(byte[] chain, byte[] key) {
        byte[] together() {
            var all = Arrays.copyOf(chain, chain.length + key.length);
            System.arraycopy(key, 0, all, chain.length, key.length);
            return all;
        }
    }

    /** What is to be shown now. */
    public synchronized ServerCertificate current() {
        return current;
    }

    /** Looks at the files: the new pair, when there is one and it is right. Reads the disk. */
    public synchronized Optional<ServerCertificate> renewed() {
        try {
            var contents = contents();
            var together = contents.together();
            if (Arrays.equals(together, seen)) {
                problem = "";
                return Optional.empty();
            }
            current = parse(contents);
            seen = together;
            problem = "";
        } catch (CertificateProblem e) {
            report(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        LOG.log(Level.INFO, "a new certificate is shown until={0}", current.end());
        warn();
        return Optional.of(current);
    }

    /** Once for each new problem, not at each look. */
    private void report(String sentence) {
        if (!sentence.equals(problem)) {
            problem = sentence;
            LOG.log(Level.ERROR, "the certificate stays as it was: {0}", sentence);
        }
    }

    private void warn() {
        current.warning(time.now())
                .ifPresent(sentence ->
                        LOG.log(
                                Level.WARNING,
                                "{0}; browsers will refuse it file={1}",
                                sentence,
                                chain));
    }

    private ServerCertificate parse(Contents contents) {
        return ServerCertificate.read(
                chain.toString(), contents.chain, key.toString(), contents.key);
    }

    private Contents contents() {
        return new Contents(bytes(chain), bytes(key));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CertificateProblem(file + " is larger than 1 MiB; is it the right file?");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw new CertificateProblem("there is no file " + file + "; check its path");
        } catch (AccessDeniedException _) {
            throw new CertificateProblem(
                    file + " may not be read by the user that runs Candor; give it the right to");
        } catch (IOException e) {
            throw new CertificateProblem(file + " cannot be read (" + reason(e) + ")");
        }
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
