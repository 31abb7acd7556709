package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

/** The options that say when something happened, and when it was meant to. */
final class TimeOptions {
    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "When it began, such as 2026-01-21T14:44 in the page's zone.")
    @Nullable String start;

    @Option(names = "--end", paramLabel = "TIME", description = "When it was over.")
    @Nullable String end;

    @Option(
            names = "--planned-start",
            paramLabel = "TIME",
            description = "When it is meant to begin.")
    @Nullable String plannedStart;

    @Option(
            names = "--planned-end",
            paramLabel = "TIME",
            description = "When it is meant to be over.")
    @Nullable String plannedEnd;

    /**
     * Puts them into a request; what is not given is not mentioned.
     *
     * @throws Failure when an end stands without its start
     */
    void addTo(ObjectNode request, boolean planIsThere) {
        if (start == null && end != null) {
            throw new Failure(ExitCodes.USAGE, "--end needs --start", "");
        }
        if (plannedStart == null && plannedEnd != null && !planIsThere) {
            throw new Failure(ExitCodes.USAGE, "--planned-end needs --planned-start", "");
        }
        if (start != null) {
            put(request.putArray("windows").addObject(), start, end);
        }
        if (plannedStart != null || plannedEnd != null) {
            put(request.putObject("planned"), plannedStart, plannedEnd);
        }
    }

    private static void put(ObjectNode window, @Nullable String from, @Nullable String to) {
        if (from != null) {
            window.put("start", from);
        }
        if (to != null) {
            window.put("end", to);
        }
    }
}
