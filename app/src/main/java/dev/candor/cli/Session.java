package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * What every command needs.
 *
 * @param terminal where it reads and writes
 * @param environment answers an environment variable's value, or null
 * @param wiring what it does its work with
 */
record Session(Terminal terminal, Function<String, @Nullable String> environment, Wiring wiring) {}
