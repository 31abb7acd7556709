package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code candor template}: it needs neither server nor data folder. */
class TemplateCommandsTest {
    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @Test
    void allKindsAreListedWithTheirLanguages() {
        var ran = shell.run("template", "list");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("notice-posted\t", "digest\t");
        assertThat(ran.out().lines()).allMatch(line -> line.endsWith("\tde en"));
        assertThat(shell.requests).isEmpty();
    }

    @Test
    void eachKindThatIsListedCanBeShownInEachLanguageAsTextHtmlAndVariables() {
        for (var line : shell.run("template", "list").out().lines().toList()) {
            var kind = line.substring(0, line.indexOf('\t'));
            for (var language : new String[] {"en", "de"}) {
                var text =
                        shell.run(
                                "template",
                                "preview",
                                kind,
                                "--language",
                                language,
                                "--zone",
                                "Europe/Berlin");
                assertThat(text.exitCode()).as(kind).isZero();
                assertThat(text.out()).as(kind).startsWith("Subject: ").doesNotContain("{{");
            }
            assertThat(shell.run("template", "preview", kind, "--html").out())
                    .as(kind)
                    .startsWith("<!DOCTYPE html>");
            assertThat(shell.run("template", "preview", kind, "--variables").out())
                    .as(kind)
                    .contains("page\t");
        }
    }

    @Test
    void theReadersLanguageAndZoneCount() {
        var ran =
                shell.run(
                        "template",
                        "preview",
                        "notice-posted",
                        "--language",
                        "de",
                        "--zone",
                        "Europe/Berlin");
        assertThat(ran.out()).contains("Fr. 4. Juni 2010, 23:30 CEST (21:30 UTC)");
    }

    @Test
    void whatThereIsNotIsSaid() {
        var kind = shell.run("template", "preview", "notice-postd");
        assertThat(kind.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(kind.err()).contains("there is no kind 'notice-postd'", "candor template list");
        var zone = shell.run("template", "preview", "digest", "--zone", "Europe/Atlantis");
        assertThat(zone.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(zone.err()).contains("there is no time zone 'Europe/Atlantis'");
        assertThat(shell.run("template", "preview").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(shell.run("template", "check").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void wordsOfOnesOwnTakeThePlaceOfOurs() throws IOException {
        write("en", "test", "subject: Hello from {{page}}\nIt works.\n{{> foot}}\n");
        var ran = shell.run("template", "preview", "test", "--templates", folder.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("Subject: Hello from ").contains("It works.");
    }

    @Test
    void whatIsWrongIsNamedByFileLineAndColumn() throws IOException {
        var file = write("en", "test", "subject: Hello\nIt is {{wether}} here.\n{{#if page}}\n");
        var ran = shell.run("template", "check", file.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ran.err()).contains("test.txt:2:", "wether").contains("test.txt:3:");
        var shown = shell.run("template", "preview", "test", "--templates", folder.toString());
        assertThat(shown.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
        var right = write("de", "test", "subject: Hallo\nEs geht.\n");
        var checked = shell.run("template", "check", right.toString());
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("is right");
        assertThat(shell.run("template", "check", folder.resolve("no.txt").toString()).exitCode())
                .isEqualTo(ExitCodes.CONFIGURATION);
    }

    private Path write(String language, String kind, String text) throws IOException {
        var place = Files.createDirectories(folder.resolve("mail").resolve(language));
        return Files.writeString(place.resolve(kind + ".txt"), text);
    }
}
