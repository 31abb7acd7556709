package dev.candor.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells the shell. */
final class ExitCodes {
    /** Done. */
    static final int OK = 0;

    /** It was refused, not found, or the check was not up. */
    static final int FAILED = 1;

    /** The command line itself is wrong. */
    static final int USAGE = 2;

    /** The server cannot be reached, or another process holds the data folder. */
    static final int UNREACHABLE = 3;

    /** It was done, and what it shows needs somebody's attention. */
    static final int ATTENTION = 4;

    /** The configuration file is wrong: EX_CONFIG of sysexits.h. */
    static final int CONFIGURATION = 78;

    private ExitCodes() {}

    /** For the help of every command. */
    static Map<String, String> described() {
        var codes = new LinkedHashMap<String, String>();
        codes.put(" " + OK, "done");
        codes.put(" " + FAILED, "refused, not found, or not up");
        codes.put(" " + USAGE, "wrong command line");
        codes.put(" " + UNREACHABLE, "server not reachable, or data folder in use");
        codes.put(" " + ATTENTION, "done, and something needs attention (status)");
        codes.put(String.valueOf(CONFIGURATION), "wrong configuration file");
        return codes;
    }
}
