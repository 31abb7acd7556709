package dev.candor.store;

import dev.candor.model.Token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bearer tokens of the API, as hashes. */
public interface Tokens {
    /**
     * Adds a token.
     *
     * @throws StoreException when its id or hash is in use
     */
    void add(Token token);

    /**
     * Writes when a token was revoked.
     *
     * @throws StoreException when there is none of that id
     */
    void revoke(String id, Instant at);

    /** The token of that hash, revoked ones included. */
    Optional<Token> findByHash(String hash);

    /** All of them, oldest first. */
    List<Token> all();
}
