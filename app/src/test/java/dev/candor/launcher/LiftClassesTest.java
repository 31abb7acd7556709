package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/** The real program of the build, run on real libraries. */
class LiftClassesTest {
    private static final int JAVA_6 = 50;
    private static final int LONGEST_SECONDS = 60;

    @TempDir Path folder;

    @Test
    void classesOfJava5GetStackMapsAndStillWork() throws Exception {
        var old = copy(CommandLine.class);
        var recent = copy(Test.class);
        var before = Files.readAllBytes(recent);
        assertThat(versions(old)).anyMatch(version -> version < JAVA_6);

        lift();

        assertThat(versions(old)).isNotEmpty().allMatch(version -> version >= JAVA_6);
        assertThat(Files.readAllBytes(recent)).as("a jar without such classes").isEqualTo(before);
        try (var loader = loader(old)) {
            for (var name : classes(old)) {
                Class.forName(name, true, loader);
            }
        }
    }

    @Test
    void aJarThatIsNoneIsSaidInOneSentence() throws Exception {
        Files.writeString(folder.resolve("broken.jar"), "no jar");
        var process = start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said(process).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("cannot be lifted", "zip"));
        assertThat(folder.resolve("broken.jar")).hasContent("no jar");
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        return new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private void lift() throws IOException, InterruptedException {
        var process = start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said(process)).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process start() throws IOException {
        var home = Path.of(System.getProperty("candor.home", ".."));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        home.resolve("build/LiftClasses.java").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private Path copy(Class<?> oneOfIt) throws IOException, URISyntaxException {
        var jar = Path.of(oneOfIt.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static List<String> classes(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .map(name -> name.replace('/', '.'))
                    .toList();
        }
    }

    private static List<Integer> versions(Path jar) throws IOException {
        var versions = new ArrayList<Integer>();
        try (var file = new JarFile(jar.toFile())) {
            for (var name : classes(jar)) {
                var entry = file.getEntry(name.replace('.', '/') + ".class");
                try (var in = file.getInputStream(entry)) {
                    versions.add((int) in.readNBytes(8)[7]);
                }
            }
        }
        return versions;
    }
}
