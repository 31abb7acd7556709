package dev.candor.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * Where a run happens: the program's home, and a folder for what the run makes, which is removed at
 * the end.
 */
record Place(Path home, Path folder) implements AutoCloseable {
    /** The CPU of what is measured. */
    static final int MEASURED = 0;

    /** The CPU of everything else. */
    static final int LOAD = 1;

    /** Runs a command to its end; fails when it does. */
    String run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "run", ".txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        var status = process.waitFor();
        var said = Files.readString(output);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said.strip());
        }
        return said;
    }

    /** Candor on the measured CPU, ready. */
    Server candor(Path configuration, String data, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        return candor(Integer.toString(MEASURED), configuration, data, port, environment);
    }

    /** Candor on both CPUs, ready. */
    Server candorOnBoth(Path configuration, String data, int port)
            throws IOException, InterruptedException {
        return candor(MEASURED + "," + LOAD, configuration, data, port, Map.of());
    }

    private Server candor(
            String cpus, Path configuration, String data, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        return Server.start(
                        folder,
                        "candor",
                        cpus,
                        environment,
                        home.resolve("candor").toString(),
                        "serve",
                        "--config",
                        configuration.toString(),
                        "--data",
                        folder.resolve(data).toString(),
                        "--listen",
                        "127.0.0.1:" + port)
                .awaitPort(port)
                .awaitReady(port);
    }

    /** nginx by a configuration, on that CPU, ready. */
    Server nginx(String name, String configuration, int cpu, int port)
            throws IOException, InterruptedException {
        var prefix = Files.createDirectories(folder.resolve(name));
        var file = Files.writeString(prefix.resolve("nginx.conf"), configuration);
        return Server.start(
                        folder,
                        name,
                        cpu,
                        Map.of("PATH", System.getenv("PATH") + ":/usr/sbin"),
                        "/usr/sbin/nginx",
                        "-p",
                        prefix.toString(),
                        "-c",
                        file.toString())
                .awaitPort(port);
    }

    /** A port that is free now. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
