package dev.candor.command;

import java.security.SecureRandom;

/** Identifiers from the system's random source: 62 bits, so that nobody can guess a draft's. */
public final class RandomIds implements IdSource {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
