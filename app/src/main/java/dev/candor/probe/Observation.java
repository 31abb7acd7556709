package dev.candor.probe;

import dev.candor.model.Result;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A result with what is of interest to a person who looks at a single run.
 *
 * @param result the observation
 * @param address what was connected to last, or null when nothing was
 * @param certificateEnd when the server's certificate ends, or null when it showed none
 */
public record Observation(
        Result result, @Nullable InetSocketAddress address, @Nullable Instant certificateEnd) {}
