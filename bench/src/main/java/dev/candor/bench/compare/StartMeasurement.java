package dev.candor.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From the command to the first whole page, on a data folder that is there already, on both CPUs;
 * and the same without the launcher, by the very command that it ends in.
 */
record StartMeasurement(Place place, Compare.Wish wish) {
    private static final long GIVES_UP_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    /** Measures and prints. */
    void run() throws IOException, InterruptedException {
        var example = place.home().resolve("examples/foxycart");
        var configuration = example.resolve("candor.yaml");
        var launcher = place.home().resolve("candor").toString();
        place.run(
                launcher,
                "import",
                "history",
                example.resolve("history.json").toString(),
                "--config",
                configuration.toString(),
                "--data",
                place.folder().resolve("start").toString());
        var port = Place.freePort();
        List<String> bare;
        try (var candor = place.candor(configuration, "start", port, Map.of())) {
            bare = candor.command();
        }
        var launched =
                List.of(
                        launcher,
                        "serve",
                        "--config",
                        configuration.toString(),
                        "--data",
                        place.folder().resolve("start").toString(),
                        "--listen",
                        "127.0.0.1:" + port);
        var withLauncher = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var round = 0; round < wish.rounds() * 2; round++) {
            withLauncher.add(firstPage(launched, port));
            without.add(firstPage(bare, port));
        }
        print(Median.of(withLauncher), Median.of(without));
    }

    private double firstPage(List<String> command, int port)
            throws IOException, InterruptedException {
        var log = place.folder().resolve("start.log").toFile();
        var start = System.nanoTime();
        var process =
                new ProcessBuilder(onBothCpus(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        try {
            while (!isServed(port)) {
                if (System.nanoTime() - start > GIVES_UP_NANOS || !process.isAlive()) {
                    throw new IOException("no page came within 30 s");
                }
                TimeUnit.MILLISECONDS.sleep(5); // asking takes CPU from who is asked
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Else it would inherit the one CPU on which this program is kept. */
    private static List<String> onBothCpus(List<String> command) {
        var pinned = new ArrayList<>(List.of("taskset", "-c", "0,1"));
        pinned.addAll(command);
        return pinned;
    }

    private static boolean isServed(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.getOutputStream().write(REQUEST);
            var answer = read(socket.getInputStream());
            return answer.startsWith("HTTP/1.1 200") && answer.contains("</html>");
        } catch (IOException _) {
            return false;
        }
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private void print(double withLauncher, double without) {
        System.out.printf(
                Locale.ROOT,
                "%n### From the command to the first page: %d starts each, in turns, medians%n%n"
                        + "| `./candor serve` | of it the launcher |%n|---|---|%n"
                        + "| %.0f ms | %.0f ms |%n",
                wish.rounds() * 2,
                withLauncher,
                withLauncher - without);
    }
}
