package dev.candor.app;

import org.jspecify.annotations.Nullable;

/** The process's environment, handed in by the command line, which alone may see it. */
@FunctionalInterface
public interface Environment {
    /** The variable's value, or null when it is not set. */
    @Nullable String value(String name);
}
