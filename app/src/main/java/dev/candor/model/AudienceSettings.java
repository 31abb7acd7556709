package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * An audience as the configuration names it.
 *
 * @param audience its id
 * @param name what operators call it; its id unless it is said
 * @param query where its customers are asked for, or null when they are brought in from outside
 */
public record AudienceSettings(Audience audience, String name, @Nullable Query query) {
    /** The most that a configuration names. */
    public static final int MOST = 50;

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 100;

    /**
     * A question to the operator's own database.
     *
     * @param database {@link #POSTGRESQL} with {@code HOST:PORT/DATABASE?user=NAME}, or {@link
     *     #SQLITE} with a path; without a password
     * @param password the user's, or null; never part of this record's text
     * @param statement one statement that only reads; its columns are those of a file of customers
     * @param every how often it is asked
     */
    public record Query(
            String database, @Nullable String password, String statement, Duration every) {
        /** How the address of a file begins. */
        public static final String SQLITE = "jdbc:sqlite:";

        /** How the address of a database on a server begins. */
        public static final String POSTGRESQL = "jdbc:postgresql://";

        /** Most often. */
        public static final Duration SHORTEST = Duration.ofMinutes(1);

        /** Least often. */
        public static final Duration LONGEST = Duration.ofDays(30);

        /** How often unless it is said. */
        public static final Duration USUAL = Duration.ofHours(1);

        /** The same question to a database elsewhere. */
        public Query at(String other) {
            return new Query(other, password, statement, every);
        }

        @Override
        public String toString() {
            return "Query[every=" + every + "]";
        }
    }
}
