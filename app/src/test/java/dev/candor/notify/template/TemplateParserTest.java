package dev.candor.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Problem;
import dev.candor.notify.template.Catalogue.Loaded;
import dev.candor.notify.template.TemplateParser.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

final class TemplateParserTest {
    @Test
    void linesBecomeBlocks() {
        var rendered =
                rendered(
                        """
                        {{! A remark. }}
                        subject: {{page}}: {{title}}
                        # {{title}}
                        One
                        two{{#if symptom}}, {{symptom}}{{/if}}{{#unless symptom}}, nothing{{/unless}}.

                        {{#each components}}
                        - {{name}} at {{page}}
                        {{/each}}
                        {{body}}
                        {{#if data-lost}}
                        Never.
                        {{/if}}
                        [Read {{title}}]({{entry-url}})
                        [Nobody]({{manage-url}})
                        """,
                        new Facts()
                                .with("page", "Acme")
                                .with("title", "A\nB")
                                .with(
                                        "components",
                                        List.of(
                                                new Facts().with("name", "# one"),
                                                new Facts().with("name", "two")))
                                .withProse("body", "*x*\ny")
                                .with("entry-url", "https://x"));

        assertThat(rendered.subject()).isEqualTo("Acme: A B");
        assertThat(rendered.blocks())
                .containsExactly(
                        new Block.Heading("A B"),
                        new Block.Paragraph("One two, nothing."),
                        new Block.Items(List.of("# one at Acme", "two at Acme")),
                        new Block.Prose("*x*\ny"),
                        new Block.Action("Read A B", "https://x"));
    }

    @Test
    void everythingThatIsWrongIsSaidWithItsPlace() {
        assertThat(wrong("hello"))
                .containsExactly("t.txt:1:1: it does not begin with 'subject: …'");
        assertThat(wrong("subject: a\nsee {{titel}}"))
                .containsExactly("t.txt:2:5: there is no variable 'titel' here");
        assertThat(wrong("subject: {{nope}}"))
                .containsExactly("t.txt:1:10: there is no variable 'nope' here");
        assertThat(wrong("subject: a\n{{#if title}}\nx"))
                .containsExactly("t.txt:2:1: {{#if title}} is never ended");
        assertThat(wrong("subject: a\nx {{#if title}} y"))
                .containsExactly("t.txt:2:1: {{#if title}} is not ended in this line");
        assertThat(wrong("subject: a\n{{/if}}"))
                .containsExactly("t.txt:2:1: {{/if}} ends nothing that began here");
        assertThat(wrong("subject: a\n{{#each title}}\n{{/each}}"))
                .containsExactly("t.txt:2:1: 'title' is not a list");
        assertThat(wrong("subject: a\n{{name}}"))
                .containsExactly("t.txt:2:1: there is no variable 'name' here");
        assertThat(wrong("subject: a\nx {{body}}"))
                .containsExactly("t.txt:2:3: 'body' cannot stand in a line");
        assertThat(wrong("subject: a\n[x]({{title}})"))
                .containsExactly("t.txt:2:7: 'title' is not a link");
        assertThat(wrong("subject: a\n{{> nothing}}"))
                .containsExactly("t.txt:2:1: there is no part 'nothing'");
        assertThat(wrong("subject: a\n{{#loop x}}")).hasSize(1);
        assertThat(wrong("subject: a\n{{title")).hasSize(1);
    }

    @Test
    void ofAnUnknownVariableTheNearestIsNamedOrWhereAllStand() {
        assertThat(hint("subject: {{titel}}")).isEqualTo("did you mean 'title'?");
        assertThat(hint("subject: {{something-else}}"))
                .isEqualTo("'candor template preview KIND --variables' shows all");
    }

    @Test
    void ourOwnWordsAreRightAndCompleteInEachLanguage() {
        assertThat(Catalogue.load(null)).isInstanceOf(Loaded.Fine.class);
        assertThat(Catalogue.own().languages()).containsExactly("de", "en");
    }

    @Test
    void aFolderTakesThePlaceOfOurWordsAndAddsLanguages(@TempDir Path folder) throws IOException {
        write(folder.resolve("mail/en/test.txt"), "subject: Mine\nHello from {{page}}.\n");
        write(folder.resolve("mail/fr/test.txt"), "subject: Essai\n{{> foot}}\n");
        var loaded = Catalogue.load(folder);

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Loaded.Fine.class,
                        it -> {
                            var catalogue = it.catalogue();
                            assertThat(catalogue.languages()).containsExactly("de", "en", "fr");
                            assertThat(catalogue.language(TemplateKind.TEST, "fr-CH", "en"))
                                    .isEqualTo(Locale.FRENCH);
                            assertThat(catalogue.language(TemplateKind.DIGEST, "fr", "de"))
                                    .isEqualTo(Locale.GERMAN);
                            assertThat(
                                            catalogue
                                                    .template(TemplateKind.TEST, Locale.ENGLISH)
                                                    .render(new Facts())
                                                    .subject())
                                    .isEqualTo("Mine");
                        });
    }

    @Test
    void whatIsWrongInAFolderIsSaid(@TempDir Path folder) throws IOException {
        var file = folder.resolve("mail/de/notice-posted.txt");
        write(file, "subject: {{title}}\n{{tilte}}\n");
        write(folder.resolve("mail/de/notice-postd.txt"), "subject: x\n");
        write(folder.resolve("mail/Deutsch/test.txt"), "subject: x\n");

        assertThat(Catalogue.load(folder))
                .isInstanceOfSatisfying(
                        Loaded.Wrong.class,
                        it ->
                                assertThat(it.problems())
                                        .extracting(Problem::where)
                                        .containsExactlyInAnyOrder(
                                                file + ":2:1",
                                                folder.resolve("mail/de/notice-postd.txt")
                                                        .toString(),
                                                folder.resolve("mail/Deutsch").toString()));
        assertThat(Catalogue.check(file)).hasSize(1);
        assertThat(Catalogue.load(folder.resolve("nowhere"))).isInstanceOf(Loaded.Wrong.class);
    }

    private static Rendered rendered(String text, Facts facts) {
        return switch (TemplateParser.read("t.txt", text, Vocabulary.NOTICE, _ -> null)) {
            case Outcome.Read(var template) -> template.render(facts);
            case Outcome.Wrong(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static String hint(String text) {
        return switch (TemplateParser.read("t.txt", text, Vocabulary.NOTICE, _ -> null)) {
            case Outcome.Read _ -> "";
            case Outcome.Wrong(var problems) -> problems.getFirst().todo();
        };
    }

    private static List<String> wrong(String text) {
        return switch (TemplateParser.read("t.txt", text, Vocabulary.NOTICE, _ -> null)) {
            case Outcome.Read _ -> List.of();
            case Outcome.Wrong(var problems) ->
                    problems.stream().map(it -> it.where() + ": " + it.what()).toList();
        };
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
