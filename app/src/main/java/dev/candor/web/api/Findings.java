package dev.candor.web.api;

import dev.candor.command.Rejected;
import dev.candor.model.Problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one input, so that one answer names it all. One thread only. */
final class Findings {
    /** More would help nobody. */
    private static final int MOST = 50;

    private final List<Problem> all = new ArrayList<>();

    void add(String where, String what, String todo) {
        if (all.size() < MOST) {
            all.add(new Problem(where, what, todo));
        }
    }

    /**
     * @throws Rejected as invalid input, with everything found, if there is anything
     */
    void refuseIfAny() {
        if (!all.isEmpty()) {
            throw new Rejected(Rejected.Cause.INVALID, all);
        }
    }
}
