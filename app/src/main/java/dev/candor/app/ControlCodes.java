package dev.candor.app;

/** Why a {@link ControlAnswer.Refused} is refused, where a caller treats it apart. */
public final class ControlCodes {
    /** Only a running server can do it, and none runs on this data folder. */
    public static final String NO_SERVER = "no_server";

    /** The configuration file is wrong. */
    public static final String CONFIGURATION = "configuration";

    /** Only without a running server can it be done, and one runs on this data folder. */
    public static final String IN_USE = "in_use";

    /** The disk of the database is full. */
    public static final String FULL = "full";

    private ControlCodes() {}
}
