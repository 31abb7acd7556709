package dev.candor.command;

import dev.candor.model.Token;
import dev.candor.store.Store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds the token that a secret belongs to. Thread-safe. */
public final class Authenticate {
    /** No secret of ours is longer. */
    private static final int LONGEST_SECRET = 200;

    private final Store store;

    /** Against the tokens of that store. */
    public Authenticate(Store store) {
        this.store = store;
    }

    /** The token of that secret; empty when there is none, or when it has been revoked. */
    public Optional<Token> token(String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        var hash = Secrets.sha256(secret);
        return store.read(transaction -> transaction.tokens().findByHash(hash))
                .filter(token -> token.revokedAt() == null)
                .filter(token -> isSame(token.hash(), hash));
    }

    /** In a time that does not depend on where they differ. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
