package dev.candor.store;

import dev.candor.model.AudienceSettings;

import java.util.List;

/** Asks an operator's own database for customers. Only reads. Thread-safe. */
public interface AskCustomers {
    /** How many characters an answer has at most. */
    long LARGEST = 64L * 1024 * 1024;

    /**
     * Asks, on a connection of its own, and waits for the answer for a bounded time.
     *
     * @param most how many rows the answer has at most
     * @throws StoreException when the database cannot be reached, does not answer in time, refuses,
     *     or has more to say; the message is a sentence without secrets and without what stands in
     *     rows
     */
    Rows ask(AudienceSettings.Query query, int most);

    /**
     * An answer.
     *
     * @param columns their names, in lower case
     * @param rows a text for each column; empty for nothing
     */
    record Rows(List<String> columns, List<List<String>> rows) {
        public Rows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }
}
