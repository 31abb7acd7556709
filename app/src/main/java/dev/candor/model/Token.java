package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A bearer token as it is kept: only the SHA-256 of the secret, never the secret.
 *
 * @param id names it in the journal and in lists
 * @param hash lower-case hexadecimal SHA-256 of the secret (FIPS 180-4)
 * @param role what it allows
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, or null
 */
public record Token(
        String id, String hash, Role role, Instant createdAt, @Nullable Instant revokedAt) {}
