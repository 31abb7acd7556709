package dev.candor.cli;

import dev.candor.model.Check;
import dev.candor.model.Result;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Runs a check once. */
@FunctionalInterface
public interface ProbeAction {
    /** Runs it and waits, no longer than its timeout and a moment. */
    Probed run(Check check);

    /**
     * What was seen.
     *
     * @param result the observation
     * @param address what was connected to last, or empty
     * @param certificateEnd when the server's certificate ends, or null when it showed none
     */
    record Probed(Result result, String address, @Nullable Instant certificateEnd) {}
}
