package dev.candor.app;

/** Why a {@link ControlAnswer.Refused} is refused, where a caller treats it apart. */
public final class ControlCodes {
    /** Only a running server can do it, and none runs on this data folder. */
    public static final String NO_SERVER = "no_server";

    /** The configuration file is wrong. */
    public static final String CONFIGURATION = "configuration";

    /** The disk of the database is full. */
    public static final String FULL = "full";

    private ControlCodes() {}
}
