package dev.candor.command;

/** Where new identifiers come from: handed in, so that tests can foresee them. Thread-safe. */
@FunctionalInterface
public interface IdSource {
    /** Twelve characters of a-z and 0-9, never the same twice. */
    String next();
}
