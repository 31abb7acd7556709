package dev.candor.config;

import java.util.List;

/**
 * A key that an earlier version took. It refuses, so that nobody believes that it still works.
 *
 * @param part the map that it stood in
 * @param name as it was written
 * @param todo what to write instead, as a clause: {@code write 'every: 30s' instead}
 */
record RetiredKey(Key.Part part, String name, String todo) {
    /** Those of this version: none yet. */
    static final List<RetiredKey> ALL = List.of();
}
