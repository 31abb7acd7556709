package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;

import org.junit.jupiter.api.Test;

import java.util.Random;

class YamlReaderTest {
    @Test
    void whatIsNoYamlIsReportedWhereItStopsMakingSense() {
        assertThat(problems("page:\n  name: 'Acme\n"))
                .singleElement()
                .asString()
                .startsWith("candor.yaml:3:1: this is not valid YAML:");
        assertThat(problems("page: {name: A]\n")).singleElement().asString().contains(":1:15:");
    }

    @Test
    void anEmptyFileIsNoConfiguration() {
        assertThat(problems("# nothing yet\n"))
                .containsExactly(
                        "candor.yaml:1:1: the file is empty; begin with 'page: {name: ..., url:"
                                + " ...}'");
        assertThat(problems("just words"))
                .singleElement()
                .asString()
                .contains("expected a map with the keys page, components, checks");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(problems("page: {name: A, name: B, url: http://a}"))
                .containsExactly(
                        "candor.yaml:1:17 page.name: the key 'name' stands twice in this map; keep"
                                + " one of the two");
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsAnything() {
        assertThat(problems("a: " + "[".repeat(500_000)))
                .singleElement()
                .asString()
                .contains("nested more than 32 levels deep");
        assertThat(problems("- ".repeat(300_000))).singleElement().asString().contains("nested");
    }

    @Test
    void aliasesOfAliasesAreRefusedBeforeTheyCostAnything() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + " , ").repeat(10)));
        }
        assertThat(problems(bomb.toString()))
                .singleElement()
                .asString()
                .contains("more than 200000 values");
    }

    @Test
    void anAliasInsideItsOwnAnchorIsRefused() {
        assertThat(problems("a: &a [*a]"))
                .singleElement()
                .asString()
                .contains("the alias *a names nothing that ends above it");
    }

    @Test
    void anAliasSavesRepetition() {
        var configuration =
                valid(
                        PAGE
                                + """
                                components: [{id: a}, {id: b}]
                                checks:
                                  - {id: a, http: http://a, expect: &web ["status == 200"]}
                                  - {id: b, http: http://b, expect: *web}
                                """);
        assertThat(configuration.checks().get(1).conditions()).hasSize(1);
    }

    @Test
    void aLargeInstallationsFileIsRead() {
        var text = new StringBuilder(PAGE + "components: [{id: web}]\nchecks:\n");
        for (var i = 0; i < 20_000; i++) {
            text.append("- {id: front-").append(i);
            text.append(", component: web, http: \"https://www.example.com/").append(i);
            text.append("?and=a-query-that-makes-the-address-longer&so-on=1\", every: 10s}\n");
        }
        assertThat(text.length()).isGreaterThan(2_000_000);
        assertThat(valid(text.toString()).checks()).hasSize(20_000);
    }

    @Test
    void tagsSeveralDocumentsAndOverlongFilesAreRefused() {
        assertThat(problems("page: !!map {}")).singleElement().asString().contains("the tag");
        assertThat(problems(PAGE + "---\n" + PAGE))
                .singleElement()
                .asString()
                .contains("candor.yaml:2:1: a second document begins here");
        assertThat(problems("# " + "x".repeat(4 * 1024 * 1024)))
                .singleElement()
                .asString()
                .contains("longer than 4194304 bytes");
        var latin = ConfigurationFile.parse("f", new byte[] {(byte) 0xff}, MapSecrets.NONE);
        assertThat(((Parsed.Invalid) latin).problems().getFirst().what())
                .isEqualTo("the file is not UTF-8 text");
    }

    @Test
    void whateverTheBytesTheAnswerIsAListOfProblemsOrAConfiguration() {
        var seed = 20_100_121L;
        var random = new Random(seed);
        var words =
                new String[] {
                    "page",
                    ":",
                    " ",
                    "\n",
                    "  ",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "checks",
                    "id",
                    "http",
                    "'",
                    "\"",
                    "&a",
                    "*a",
                    "requires",
                    "any",
                    "components",
                    "expect",
                    "status == 200",
                    "|",
                    "#",
                    "\t",
                    "~"
                };
        for (var run = 0; run < 3000; run++) {
            var text = new StringBuilder(run % 2 == 0 ? PAGE : "");
            for (var i = random.nextInt(30); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            assertThat(ConfigurationText.parse(text.toString(), MapSecrets.NONE))
                    .as("seed %d, run %d: %s", seed, run, text)
                    .satisfies(parsed -> {
                        if (parsed instanceof Parsed.Invalid(var problems)) {
                            assertThat(problems).isNotEmpty();
                        }
                    });
        }
    }
}
