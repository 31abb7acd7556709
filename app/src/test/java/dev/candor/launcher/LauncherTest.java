package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class LauncherTest {
    private static final int NOT_INSTALLED = 78;
    private static final int CANNOT_WRITE = 73;
    private static final int NOT_BUILT = 70;

    private final Path base;
    private final Clone clone;

    LauncherTest(@TempDir Path temporary) throws IOException {
        base = temporary.resolve("a folder with spaces");
        clone = new Clone(base);
    }

    @Test
    void theFirstStartBuildsAndEveryArgumentArrivesAsItWas() throws IOException {
        var run = clone.run("notice", "post", "two  words", "*", "", "--title=\"x\" $HOME");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .endsWith(
                        "<notice>", "<post>", "<two  words>", "<*>", "<>", "<--title=\"x\" $HOME>");
        assertThat(run.err()).hasSize(2).allMatch(line -> line.startsWith("candor: "));
        assertThat(clone.mavenCalls()).hasSize(1).allMatch(call -> call.contains("-o "));
    }

    @Test
    void theProcessBecomesTheProgram() {
        clone.run();
        var run = clone.run("serve");
        assertThat(run.out()).contains("process " + run.process());
    }

    @Test
    void theProgramStartsWithItsCacheAndItsUnpackedLibraries() throws IOException {
        var run = clone.run("serve");
        var build = clone.builds().getFirst();
        assertThat(run.out())
                .contains(
                        "<-Djava.library.path=" + build.resolve("native") + ">",
                        "<-Dorg.sqlite.lib.path=" + build.resolve("native") + ">",
                        "<" + build.resolve("candor.jar") + ">");
        assertThat(run.out())
                .filteredOn(line -> line.startsWith("<-XX:AOTCache="))
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .contains(Files.readString(build.resolve("jars")).strip())
                                .contains("25.0.3"));
        assertThat(build.resolve("native/libsqlitejdbc.so")).exists();
    }

    @Test
    void aSecondStartIsSilentAndNeedsNoMaven() throws IOException {
        clone.run();
        clone.delete("tools/mvn");
        var run = clone.run("version");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("<version>");
    }

    @Test
    void aChangedAddedOrRemovedSourceIsBuiltAnew() throws IOException {
        clone.run();
        clone.write("home/app/src/main/Two.java", "2wo");
        assertThat(clone.run().err()).isNotEmpty();
        clone.write("home/app/src/main/Three.java", "three");
        assertThat(clone.run().err()).isNotEmpty();
        clone.delete("home/app/src/main/Two.java");
        assertThat(clone.run().err()).isNotEmpty();
        assertThat(clone.run().err()).isEmpty();
        assertThat(clone.mavenCalls()).hasSize(4);
        assertThat(clone.builds()).hasSize(1);
    }

    @Test
    void sourcesThatHaveNotChangedAreNotReadAgain() throws IOException {
        clone.run();
        clone.run("version");
        var remembered = Files.readString(clone.home().resolve(".candor/sources"));
        clone.delete("tools/sort"); // without which they cannot be read
        assertThat(clone.run("version").err()).isEmpty();
        assertThat(clone.home().resolve(".candor/sources")).hasContent(remembered);
    }

    @Test
    void anOldFileTimeDoesNotHideAChange() throws IOException {
        clone.run();
        var source = clone.home().resolve("app/src/main/Two.java");
        var before = Files.getLastModifiedTime(source);
        Files.writeString(source, "2wo");
        Files.setLastModifiedTime(source, before);
        clone.run();
        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void theBuildOfARunningProgramIsLeftAlone() throws Exception {
        clone.run();
        var old = clone.builds().getFirst();
        clone.write("jdk/bin/java.wait", "");
        var running = clone.start("serve");
        await("jdk/bin/java.waiting");
        clone.write("home/app/src/main/Two.java", "2wo");
        var second = CompletableFuture.supplyAsync(clone::run);
        awaitBuilds(2);
        assertThat(old.resolve("candor.jar")).exists();
        clone.delete("jdk/bin/java.wait");
        assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS).status()).isZero();
        clone.write("home/app/src/main/Two.java", "three");
        clone.run();
        assertThat(clone.builds()).hasSize(1).doesNotContain(old);
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        clone.write("tools/mvn.script", "sleep 0.5");
        var one = CompletableFuture.supplyAsync(() -> clone.run("one"));
        var other = CompletableFuture.supplyAsync(() -> clone.run("other"));
        assertThat(one.get(20, TimeUnit.SECONDS).out()).endsWith("<one>");
        assertThat(other.get(20, TimeUnit.SECONDS).out()).endsWith("<other>");
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void aLinkToTheLauncherWorksFromAnywhere() throws IOException {
        var links = Files.createDirectories(base.resolve("links"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../home/candor"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
        var run =
                clone.run(
                        Map.of("JAVA_HOME", base.resolve("jdk").toString()),
                        links.resolve("second"),
                        "hello");
        assertThat(run.out()).endsWith("<hello>");
    }

    @Test
    void withoutItsCacheItSaysSoOnceAndStarts() throws IOException {
        clone.write("jdk/bin/java.untrainable", "");
        var first = clone.run("one");
        assertThat(first.status()).isZero();
        assertThat(first.out()).endsWith("<one>").noneMatch(line -> line.contains("AOTCache"));
        assertThat(first.err()).anyMatch(line -> line.contains("without its start-up cache"));
        assertThat(clone.run("two").err()).isEmpty();
    }

    @Test
    void classesThatCannotBeMadeReadyAreSaidOnceAndItStarts() throws IOException {
        clone.write("jdk/bin/java.unlifted", "");
        var first = clone.run("one");
        assertThat(first.status()).isZero();
        assertThat(first.out()).endsWith("<one>");
        assertThat(first.err()).anyMatch(line -> line.contains("starts more slowly"));
        assertThat(clone.run("two").err()).isEmpty();
    }

    @Test
    void anotherJdkGetsACacheOfItsOwn() throws IOException {
        clone.run();
        var other = Map.of("JAVA_HOME", clone.jdk("other", "25.0.4").toString());
        var run = clone.run(other, clone.home().resolve("candor"));
        assertThat(run.out())
                .filteredOn(line -> line.startsWith("<-XX:AOTCache="))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("25.0.4"));
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void furtherOptionsComeAfterOursSoThatTheyWin() {
        var environment =
                Map.of(
                        "JAVA_HOME",
                        base.resolve("jdk").toString(),
                        "CANDOR_JAVA_OPTS",
                        "-Xmx1g -Dx=*");
        var out = clone.run(environment, clone.home().resolve("candor")).out();
        var ours = "<@" + clone.home().resolve("build/java.options") + ">";
        assertThat(out).containsSubsequence(List.of(ours, "<-Xmx1g>", "<-Dx=*>", "<-jar>"));
    }

    @Test
    void aJavaHomeOfAnotherVersionIsPassedOver() throws IOException {
        clone.hideTheMachinesJdks();
        var path = base.resolve("jdk/bin") + ":" + base.resolve("tools");
        var seventeen = clone.jdk("old", "17.0.15").toString();
        var run =
                clone.run(
                        Map.of("JAVA_HOME", seventeen, "PATH", path),
                        clone.home().resolve("candor"),
                        "x");
        assertThat(run.out()).endsWith("<x>");
    }

    @Test
    void aJavaOnThePathIsFollowedThroughItsLinks() throws IOException {
        clone.hideTheMachinesJdks();
        Files.createSymbolicLink(base.resolve("alternative"), Path.of("jdk/bin/java"));
        Files.createSymbolicLink(base.resolve("tools/java"), Path.of("../alternative"));
        var run = clone.run(Map.of(), clone.home().resolve("candor"), "x");
        assertThat(run.out()).endsWith("<x>");
    }

    @Test
    void aJdkWithoutReleaseFileIsAsked() throws IOException {
        clone.hideTheMachinesJdks();
        clone.delete("jdk/release");
        assertThat(clone.run("x").out()).endsWith("<x>");
    }

    @Test
    void withoutAJdkItSaysWhereItLooked() throws IOException {
        clone.hideTheMachinesJdks();
        var old = clone.jdk("old", "17.0.15").toString();
        var run = clone.run(Map.of("JAVA_HOME", old), clone.home().resolve("candor"));
        assertThat(run.status()).isEqualTo(NOT_INSTALLED);
        assertThat(run.err())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("JDK 25", old, "/usr/lib/jvm", "install"));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws IOException {
        clone.delete("tools/mvn");
        var run = clone.run();
        assertThat(run.status()).isEqualTo(NOT_INSTALLED);
        assertThat(run.err())
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("Maven 3.8.7", "apt-get install maven"));
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws IOException {
        for (var version : List.of("3.8.6", "3.6.3", "2.99", "3.8")) {
            clone.write("tools/mvn.version", version);
            var run = clone.run();
            assertThat(run.status()).isEqualTo(NOT_INSTALLED);
            assertThat(run.err())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("3.8.7", version));
        }
        clone.write("tools/mvn.version", "3.10.0");
        assertThat(clone.run().status()).isZero();
    }

    @Test
    void whereItCannotWriteItSaysWhere() throws IOException {
        clone.write("home/.candor", "a file where the folder should be");
        var run = clone.run();
        assertThat(run.status()).isEqualTo(CANNOT_WRITE);
        assertThat(run.err())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(clone.home() + "/.candor"));
    }

    @Test
    void whatIsNotInTheLocalRepositoryIsFetched() throws IOException {
        clone.write(
                "tools/mvn.script",
                """
                case " $* " in
                    *" -o "*) echo '[ERROR] Cannot access central in offline mode'; exit 1 ;;
                esac
                """);
        assertThat(clone.run("x").out()).endsWith("<x>");
        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void aBuildThatFailsShowsTheErrorsAndIsNotTriedTwice() throws IOException {
        clone.write(
                "tools/mvn.script", "echo '[INFO] no'; echo '[ERROR] Main.java:[3] no'; exit 1");
        var run = clone.run();
        assertThat(run.status()).isEqualTo(NOT_BUILT);
        assertThat(run.err()).contains("[ERROR] Main.java:[3] no").doesNotContain("[INFO] no");
        assertThat(run.err().getLast()).contains("could not be built", "build.log");
        assertThat(run.out()).isEmpty();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    private void await(String name) throws InterruptedException {
        for (var left = 500; left > 0 && !clone.has(name); left--) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(clone.has(name)).isTrue();
    }

    private void awaitBuilds(int count) throws Exception {
        for (var left = 500; left > 0 && clone.builds().size() != count; left--) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(clone.builds()).hasSize(count);
    }
}
