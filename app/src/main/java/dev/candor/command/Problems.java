package dev.candor.command;

import dev.candor.model.Problem;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with an input, so that one answer names it all. */
final class Problems {
    /** More would help nobody. */
    private static final int MOST = 100;

    private final List<Problem> all = new ArrayList<>();

    void add(String where, String what, String todo) {
        if (all.size() < MOST) {
            all.add(new Problem(where, what, todo));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(all);
    }

    /**
     * @throws Rejected as invalid input, with everything collected so far, if there is anything
     */
    void refuseIfAny() {
        if (!all.isEmpty()) {
            throw new Rejected(Rejected.Cause.INVALID, all);
        }
    }
}
