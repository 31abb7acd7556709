package dev.candor.bench.compare;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program says of itself at {@code /metrics}, at one moment.
 *
 * @param values by name with labels
 */
record Metrics(Map<String, Double> values) {
    private static final String BUCKET = "_bucket{le=\"";

    /** Reads them from an address that wants no token. */
    static Metrics of(int port) throws IOException, InterruptedException {
        return of(port, "");
    }

    /** Reads them with a token; an empty one for an address that wants none. */
    static Metrics of(int port, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + port + "/metrics");
            var request =
                    HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
            var text = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
            var values = new LinkedHashMap<String, Double>();
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        var end = line.lastIndexOf(' '); // a label may have one too
                        values.put(line.substring(0, end), Double.parseDouble(line.substring(end)));
                    });
            return new Metrics(values);
        }
    }

    /** By how much a counter has grown since then. */
    double since(Metrics earlier, String name) {
        return values.getOrDefault(name, 0.0) - earlier.values.getOrDefault(name, 0.0);
    }

    /**
     * The upper bound, in seconds, of the bucket in which that part of a histogram's newer values
     * ends: {@code 0.99} for the 99th percentile.
     */
    double percentileSince(Metrics earlier, String name, double part) throws IOException {
        var counts = new TreeMap<Double, Double>();
        var prefix = name + BUCKET;
        for (var key : values.keySet()) {
            if (key.startsWith(prefix)) {
                var bound = key.substring(prefix.length(), key.indexOf('"', prefix.length()));
                counts.put(
                        bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                        since(earlier, key));
            }
        }
        if (counts.isEmpty() || counts.lastEntry().getValue() == 0) {
            throw new IOException("/metrics has no values of " + name);
        }
        var wanted = counts.lastEntry().getValue() * part;
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= wanted)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
