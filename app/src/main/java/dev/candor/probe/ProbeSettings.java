package dev.candor.probe;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.List;

/**
 * How a prober works.
 *
 * @param userAgent what HTTP requests say of themselves: {@code Candor/1.0}
 * @param threads on how many threads probes run; at least 1
 * @param inFlight how many runs may be under way in all; a further one is unknown at once. Each
 *     takes one file descriptor
 * @param perHost how many requests may be under way to one host, by name
 * @param waitingPerHost how many runs may wait for their turn at one host
 * @param ratePerHost how many requests may start per second to one host; 0 is without a limit
 * @param allowed addresses that a redirect may lead to although they are not public
 * @param nameServers what to ask for addresses; empty means those of the system
 * @param trusted certificates to trust, or null for those of the Java runtime
 */
public record ProbeSettings(
        String userAgent,
        int threads,
        int inFlight,
        int perHost,
        int waitingPerHost,
        double ratePerHost,
        List<Cidr> allowed,
        List<InetSocketAddress> nameServers,
        @Nullable KeyStore trusted) {
    private static final int MOST_THREADS = 2;
    private static final int IN_FLIGHT = 10_000;
    private static final int PER_HOST = 64;
    private static final int WAITING_PER_HOST = 4096;

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public ProbeSettings {
        if (threads < 1 || inFlight < 1 || perHost < 1 || waitingPerHost < 0 || ratePerHost < 0) {
            throw new IllegalArgumentException(
                    "threads, in-flight and per-host limits must be at least 1, rates at least 0");
        }
        allowed = List.copyOf(allowed);
        nameServers = List.copyOf(nameServers);
    }

    /** The defaults, for a program of that version. */
    public static ProbeSettings of(String version) {
        return new ProbeSettings(
                "Candor/" + version,
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                IN_FLIGHT,
                PER_HOST,
                WAITING_PER_HOST,
                0,
                List.of(),
                List.of(),
                null);
    }

    /** The same, with other addresses that a redirect may lead to. */
    public ProbeSettings withAllowed(List<Cidr> addresses) {
        return new ProbeSettings(
                userAgent,
                threads,
                inFlight,
                perHost,
                waitingPerHost,
                ratePerHost,
                addresses,
                nameServers,
                trusted);
    }

    /** The same, with other limits per host. */
    public ProbeSettings withPerHost(int requests, int waiting, double rate) {
        return new ProbeSettings(
                userAgent,
                threads,
                inFlight,
                requests,
                waiting,
                rate,
                allowed,
                nameServers,
                trusted);
    }

    /** The same, with another limit for all runs together. */
    public ProbeSettings withInFlight(int runs) {
        return new ProbeSettings(
                userAgent,
                threads,
                runs,
                perHost,
                waitingPerHost,
                ratePerHost,
                allowed,
                nameServers,
                trusted);
    }

    /** The same, asking these name servers. */
    public ProbeSettings withNameServers(List<InetSocketAddress> servers) {
        return new ProbeSettings(
                userAgent,
                threads,
                inFlight,
                perHost,
                waitingPerHost,
                ratePerHost,
                allowed,
                servers,
                trusted);
    }

    /** The same, trusting these certificates and no others. */
    public ProbeSettings withTrusted(KeyStore certificates) {
        return new ProbeSettings(
                userAgent,
                threads,
                inFlight,
                perHost,
                waitingPerHost,
                ratePerHost,
                allowed,
                nameServers,
                certificates);
    }
}
