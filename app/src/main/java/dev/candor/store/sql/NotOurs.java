package dev.candor.store.sql;

import java.sql.SQLException;

/** A database that this process must not write: its message says in a sentence why not. */
final class NotOurs extends SQLException {
    private static final long serialVersionUID = 1L;

    NotOurs(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
