package dev.candor.bench.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process on one CPU that serves until it is closed. Linux; needs {@code taskset}. */
final class Server implements AutoCloseable {
    /** The kernel's clock ticks per second: {@code USER_HZ}, 100 wherever Linux runs. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int USER_TIME = 11; // in /proc/PID/stat, counted behind the name
    private static final int SYSTEM_TIME = 12;

    private final String name;
    private final Path log;
    private final Process process;

    private Server(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a command on that CPU, its output in a file of the folder. */
    static Server start(
            Path folder, String name, int cpu, Map<String, String> environment, String... command)
            throws IOException {
        return start(folder, name, Integer.toString(cpu), environment, command);
    }

    /** The same on those CPUs, as {@code taskset} lists them. */
    static Server start(
            Path folder,
            String name,
            String cpus,
            Map<String, String> environment,
            String... command)
            throws IOException {
        var pinned = new ArrayList<>(List.of("taskset", "-c", cpus));
        pinned.addAll(List.of(command));
        var log = folder.resolve(name + ".log");
        var builder =
                new ProcessBuilder(pinned)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Server(name, log, builder.start());
    }

    /** Waits until something answers on that port. */
    Server awaitPort(int port) throws IOException, InterruptedException {
        var end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(
                        name + " did not start; it said: " + Files.readString(log).strip());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return this;
    }

    /** Waits until {@code /readyz} says yes. */
    Server awaitReady(int port) throws IOException, InterruptedException {
        var end = System.nanoTime() + STARTS_WITHIN.toNanos();
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"));
        try (var client = HttpClient.newHttpClient()) {
            while (client.send(ready.build(), HttpResponse.BodyHandlers.discarding()).statusCode()
                    != OK) {
                if (System.nanoTime() > end) {
                    throw new IOException(name + " is not ready");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        return this;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** CPU time used so far, its workers' included, in seconds, to a hundredth. */
    double cpuSeconds() throws IOException {
        var all = cpuSeconds(process.pid());
        for (var worker : process.descendants().toList()) {
            all += cpuSeconds(worker.pid());
        }
        return all;
    }

    private static double cpuSeconds(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name, in brackets, may hold spaces.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                / TICKS_PER_SECOND;
    }

    /** Memory in use now, in MB (10⁶ bytes). */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(kibibytes -> Long.parseLong(kibibytes) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }

    /** The whole command that runs, as the kernel knows it. */
    List<String> command() throws IOException {
        return List.of(Files.readString(proc("cmdline")).split("\0", -1)).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
