package dev.candor.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A fresh clone with the real launcher, a Maven that only notes how it was called and a JDK whose
 * java prints its arguments. Nothing of the machine is on the PATH but the tools that are named
 * here.
 */
final class Clone {
    private static final List<String> TOOLS =
            List.of(
                    "awk",
                    "cat",
                    "cp",
                    "cut",
                    "date",
                    "dirname",
                    "find",
                    "flock",
                    "grep",
                    "id",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sh",
                    "sha256sum",
                    "sleep",
                    "sort",
                    "tee",
                    "true",
                    "timeout",
                    "uname");
    private static final int LONGEST_RUN_SECONDS = 60;

    private static final String MAVEN =
            """
            #!/bin/sh
            if [ "$1" = -v ]; then
                echo "Apache Maven $(cat "$0.version") (built today)"
                exit
            fi
            echo "$*" >>"$0.calls"
            if [ -e "$0.script" ]; then
                . "$0.script"
            fi
            for argument; do
                case $argument in
                    -Dbuild.folder=*) out=${argument#*=} ;;
                esac
            done
            mkdir -p "$out/lib"
            cat app/src/main/*.java >"$out/candor-1.jar"
            for jar in sqlite-jdbc-1 netty-transport-native-epoll-1-linux-x86_64 \\
                netty-transport-native-epoll-1-linux-aarch_64 \\
                netty-tcnative-boringssl-static-1-linux-x86_64 \\
                netty-tcnative-boringssl-static-1-linux-aarch_64; do
                echo "$jar" >"$out/lib/$jar.jar"
            done
            """;

    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo 'openjdk version "25.0.1" 2025-10-21' >&2
                exit
            fi
            for argument; do
                case $argument in
                    -XX:AOTCacheOutput=*)
                        [ ! -e "$0.untrainable" ] || exit 1
                        echo trained >"${argument#*=}"
                        exit
                        ;;
                    */LiftClasses.java)
                        [ ! -e "$0.unlifted" ]
                        exit
                        ;;
                esac
            done
            echo "process $$"
            printf '<%s>\\n' "$@"
            if [ -e "$0.wait" ]; then
                echo waiting >"$0.waiting"
                while [ -e "$0.wait" ]; do sleep 0.05; done
            fi
            """;

    private static final String JAR =
            """
            #!/bin/sh
            mkdir -p "${3%/*}"
            echo library >"$3"
            """;

    private final Path base;

    /** What one run said and how it ended. */
    record Run(int status, List<String> out, List<String> err, long process) {}

    /** Lays the clone out in that folder, whose name may hold anything. */
    Clone(Path base) throws IOException {
        this.base = base;
        var source = Path.of(System.getProperty("candor.home", ".."));
        copy(source.resolve("candor"), home().resolve("candor"));
        copy(source.resolve("verify"), home().resolve("verify"));
        for (var name :
                List.of(
                        "jdk.sh",
                        "run.sh",
                        "java.options",
                        "package.sh",
                        "LiftClasses.java",
                        "tools.txt")) {
            copy(source.resolve("build").resolve(name), home().resolve("build").resolve(name));
        }
        write("home/pom.xml", "<project/>");
        write("home/app/pom.xml", "<project/>");
        write("home/app/src/main/One.java", "one");
        write("home/app/src/main/Two.java", "two");
        Files.createDirectories(tools());
        for (var name : TOOLS) {
            Files.createSymbolicLink(tools().resolve(name), find(name));
        }
        program("tools/mvn", MAVEN);
        write("tools/mvn.version", "3.8.7");
        jdk("jdk", "25.0.3");
    }

    /** The repository's root. */
    Path home() {
        return base.resolve("home");
    }

    /** A JDK of that version in that folder. */
    Path jdk(String folder, String version) throws IOException {
        program(folder + "/bin/java", JAVA);
        program(folder + "/bin/javac", JAVA);
        program(folder + "/bin/jar", JAR);
        write(folder + "/release", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return base.resolve(folder);
    }

    /** Takes the usual folders out of the search, so that the machine's own JDK is not found. */
    void hideTheMachinesJdks() throws IOException {
        var file = home().resolve("build/jdk.sh");
        var text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceFirst(
                        "(?s)for candidate in /usr.*?; do", "for candidate in /none; do"));
    }

    /** Writes a file below the base folder. */
    void write(String name, String text) throws IOException {
        var file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Removes a file below the base folder, if it is there. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(base.resolve(name));
    }

    /** Whether a file below the base folder is there. */
    boolean has(String name) {
        return Files.exists(base.resolve(name));
    }

    /** How Maven has been called so far, oldest first. */
    List<String> mavenCalls() throws IOException {
        var calls = tools().resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** The folders of finished builds. */
    List<Path> builds() throws IOException {
        try (var files = Files.list(home().resolve(".candor"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("build-"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /** Runs the launcher with the made-up JDK as JAVA_HOME. */
    Run run(String... arguments) {
        return run(
                Map.of("JAVA_HOME", base.resolve("jdk").toString()),
                home().resolve("candor"),
                arguments);
    }

    /** Runs a program with that environment beside PATH and HOME, and waits for its end. */
    Run run(Map<String, String> environment, Path program, String... arguments) {
        try {
            var out = Files.createTempFile(base, "out", "");
            var err = Files.createTempFile(base, "err", "");
            var process = start(environment, program, out, err, arguments);
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not end");
            }
            return new Run(
                    process.exitValue(),
                    Files.readAllLines(out),
                    Files.readAllLines(err),
                    process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the launcher and does not wait. */
    Process start(String... arguments) throws IOException {
        return start(
                Map.of("JAVA_HOME", base.resolve("jdk").toString()),
                home().resolve("candor"),
                base.resolve("out"),
                base.resolve("err"),
                arguments);
    }

    private Process start(
            Map<String, String> environment, Path program, Path out, Path err, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(base.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        var all = new HashMap<>(Map.of("PATH", tools().toString(), "HOME", base.toString()));
        all.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(all);
        return builder.start();
    }

    private Path tools() {
        return base.resolve("tools");
    }

    private void program(String name, String text) throws IOException {
        write(name, text);
        var executable = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(base.resolve(name), executable);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Path find(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " on this machine"));
    }
}
