package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The options that say what a notice tells beside times, components and updates. */
final class FactOptions {
    @Option(
            names = "--symptom",
            paramLabel = "TEXT",
            description = "What customers see, in their terms.")
    @Nullable String symptom;

    @Option(
            names = "--not-affected",
            paramLabel = "TEXT",
            description = "What works as usual, stated.")
    @Nullable String notAffected;

    @Option(
            names = "--data-impact",
            paramLabel = "IMPACT",
            description = "What became of data: none, delayed, lost or unknown.")
    @Nullable String data;

    @Option(
            names = "--data-note",
            paramLabel = "TEXT",
            description = "A word beside --data-impact, such as whose data.")
    @Nullable String dataNote;

    @Option(
            names = "--action",
            paramLabel = "TEXT",
            description = "What customers can do, in Markdown.")
    @Nullable String action;

    @Option(
            names = "--action-by",
            paramLabel = "TIME",
            description = "Until when they have to, in the page's zone.")
    @Nullable String actionBy;

    @Option(
            names = "--next-update",
            paramLabel = "TIME",
            description = "By when they hear more. The next update keeps the promise.")
    @Nullable String nextUpdate;

    @Option(
            names = "--detected-by",
            paramLabel = "WHO",
            description = "Who saw it first: monitor, customer or staff.")
    @Nullable String detectedBy;

    @Option(
            names = "--cause",
            paramLabel = "CLASS",
            description =
                    "human_error, user_error, vendor, hardware, software, change, network, load,"
                            + " attack or unknown.")
    @Nullable String cause;

    @Option(
            names = "--work",
            paramLabel = "KIND",
            description = "How a maintenance came about: planned, emergency or unplanned.")
    @Nullable String work;

    @Option(
            names = "--expect-minutes",
            paramLabel = "N",
            description = "How much downtime a maintenance is expected to bring; 0 for none.")
    @Nullable Integer expectMinutes;

    @Option(
            names = "--expect",
            paramLabel = "TEXT",
            description = "What a maintenance is expected to do, in words.")
    @Nullable String expect;

    @Option(
            names = "--recovery-plan",
            paramLabel = "TEXT",
            description = "What is done if a maintenance goes wrong, in Markdown.")
    @Nullable String recoveryPlan;

    @Option(
            names = "--preparation",
            paramLabel = "TEXT",
            description = "What is done before a maintenance. May be given several times.")
    List<String> preparation = List.of();

    @Option(
            names = "--show-zone",
            paramLabel = "ZONE",
            description =
                    "A zone in which its times are shown too, such as America/New_York. May be"
                            + " given several times.")
    List<String> zones = List.of();

    @Option(
            names = "--part",
            paramLabel = "N/M",
            description = "Which part of a series it is, such as 2/3.")
    @Nullable String part;

    @Option(
            names = "--recurrence",
            paramLabel = "RULE",
            description = "How a maintenance comes again (RFC 5545), such as FREQ=WEEKLY;BYDAY=SU.")
    @Nullable String recurrence;

    /**
     * Puts them into a request; what is not given is not mentioned.
     *
     * @throws Failure when an option stands without the one that it belongs to
     */
    void addTo(ObjectNode request) {
        put(request, "symptom", symptom);
        put(request, "not_affected", notAffected);
        if (data != null) {
            put(request.putObject("data").put("impact", data), "note", dataNote);
        } else if (dataNote != null) {
            throw new Failure(ExitCodes.USAGE, "--data-note needs --data-impact", "");
        }
        if (action != null) {
            put(request.putObject("action").put("text", action), "deadline", actionBy);
        } else if (actionBy != null) {
            throw new Failure(ExitCodes.USAGE, "--action-by needs --action", "");
        }
        put(request, "next_update", nextUpdate);
        put(request, "detected_by", detectedBy);
        put(request, "cause", cause);
        put(request, "work", work);
        if (expectMinutes != null || expect != null) {
            var expected = request.putObject("expected");
            if (expectMinutes != null) {
                expected.put("downtime_minutes", expectMinutes);
            }
            put(expected, "note", expect);
        }
        put(request, "recovery_plan", recoveryPlan);
        if (!preparation.isEmpty()) {
            preparation.forEach(request.putArray("preparation")::add);
        }
        if (!zones.isEmpty()) {
            zones.forEach(request.putArray("zones")::add);
        }
        part(request);
        put(request, "recurrence", recurrence);
    }

    private void part(ObjectNode request) {
        if (part == null) {
            return;
        }
        if (!part.matches("[0-9]{1,2}/[0-9]{1,2}")) {
            throw new Failure(ExitCodes.USAGE, "'" + part + "' is no part", "write it as 2/3");
        }
        var slash = part.indexOf('/');
        request.putObject("part")
                .put("number", Integer.parseInt(part.substring(0, slash)))
                .put("of", Integer.parseInt(part.substring(slash + 1)));
    }

    private static void put(ObjectNode request, String name, @Nullable String value) {
        if (value != null) {
            request.put(name, value);
        }
    }
}
