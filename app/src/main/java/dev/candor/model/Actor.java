package dev.candor.model;

/**
 * Who did something, for the journal: never a person's name or address.
 *
 * @param kind which sort
 * @param name the token's id, the part of the program, or the command
 */
public record Actor(Kind kind, String name) {
    /** Which sort of actor. */
    public enum Kind {
        /** A part of the program. */
        SYSTEM,
        /** A bearer token of the API. */
        TOKEN,
        /** The command line on the server's machine. */
        COMMAND_LINE
    }

    /** A part of the program, such as {@code watch}. */
    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part);
    }

    /** Whether a person is behind it. */
    public boolean isPerson() {
        return kind != Kind.SYSTEM;
    }

    /** As stored in the journal: {@code system:watch}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }
}
