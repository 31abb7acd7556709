package dev.candor.bench.compare;

import java.io.IOException;
import java.util.regex.Pattern;

/** The load generator wrk, on the load's CPU, one thread. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TOTAL = Pattern.compile("([0-9]+) requests in");
    private static final Pattern TROUBLE =
            Pattern.compile("(Socket errors:.*|Non-2xx or 3xx responses:.*)");

    private Wrk() {}

    /**
     * What a run came to.
     *
     * @param perSecond requests answered per second
     * @param requests how many were answered
     */
    record Load(double perSecond, long requests) {}

    /**
     * Asks for one address without a pause.
     *
     * @throws IOException when wrk fails or any answer was not good
     */
    static Load run(Place place, int connections, int seconds, String address)
            throws IOException, InterruptedException {
        var said =
                place.run(
                        "taskset",
                        "-c",
                        Integer.toString(Place.LOAD),
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "-H",
                        "Accept-Encoding: gzip",
                        address);
        var trouble = TROUBLE.matcher(said);
        if (trouble.find()) {
            throw new IOException(address + ": " + trouble.group(1));
        }
        return new Load(Double.parseDouble(group(RATE, said)), Long.parseLong(group(TOTAL, said)));
    }

    private static String group(Pattern pattern, String text) throws IOException {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("wrk said: " + text);
        }
        return matcher.group(1);
    }
}
