package dev.candor.judge;

/** Why the judge decided as it did; the name is stored, the sentence is for people. */
public enum Reason {
    /** Up at the first look ever. */
    FIRST_RESULT("The first result was good."),
    /** Up, as before. */
    STILL_UP("The result was good, as before."),
    /** Degraded, as before. */
    STILL_DEGRADED("The result was outside its bounds, as before."),
    /** Down, as before. */
    STILL_DOWN("The result was a failure, as before."),
    /** Nothing is known, as before. */
    STILL_UNKNOWN("We could not look, and knew nothing before."),
    /** Bad, but not often enough in a row. */
    FAILURE_NOT_CONFIRMED("The result was bad; fewer in a row than fail-after asks for."),
    /** Failed as often in a row as it takes. */
    FAILURES_CONFIRMED("As many failures in a row as fail-after asks for."),
    /** Outside its bounds, or worse, as often in a row as it takes. */
    DEGRADED_CONFIRMED("As many results outside their bounds in a row as fail-after asks for."),
    /** Better, but not often enough in a row. */
    RECOVERY_NOT_CONFIRMED("The result was better; fewer in a row than recover-after asks for."),
    /** Good as often in a row as it takes. */
    RECOVERY_CONFIRMED("As many good results in a row as recover-after asks for."),
    /** It serves again, outside its bounds. */
    RECOVERED_TO_DEGRADED(
            "It serves again, outside its bounds, for as long as recover-after asks."),
    /** One look failed by our own fault; nothing follows from it yet. */
    LOOK_FAILED("We could not look; what was known holds."),
    /** So many looks failed by our own fault that what was known is too old. */
    WE_COULD_NOT_LOOK("We could not look, as often in a row as fail-after asks for."),
    /** No result has come for too long. */
    SILENCE("No result has come for longer than three intervals."),
    /** No result has come lately, not for too long yet. */
    WITHIN_SILENCE("The next result is not overdue yet."),
    /** It is not newer than what is known. */
    STALE_RESULT("The result is not newer than the newest one known."),
    /** A component of which every known check is up. */
    ALL_UP("Every check that knows is up."),
    /** A component of which every known check is down. */
    ALL_DOWN("Every check that knows is down."),
    /** A component of which some checks are down. */
    SOME_DOWN("Some checks are down, others are not."),
    /** A component of which some checks are degraded and none is down. */
    SOME_DEGRADED("Some checks are outside their bounds, none is down."),
    /** A component of which no check knows anything. */
    NOTHING_KNOWN("No check knows anything."),
    /** A component without checks. */
    NO_CHECKS("It has no checks.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** For people, with a full stop. */
    public String sentence() {
        return sentence;
    }
}
