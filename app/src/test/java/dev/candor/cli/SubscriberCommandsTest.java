package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ServeProcess;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What people type about subscribers, at the real program. */
class SubscriberCommandsTest {
    private static final String CONFIGURATION =
            """
            page: {name: Example, url: "https://status.example.com", zone: Europe/Vienna}
            components: [{id: app}, {id: mail}]
            """;

    @TempDir private Path folder;
    private Typing typing;

    @BeforeEach
    void data() {
        typing = new Typing(folder.resolve("data"));
    }

    @Test
    void subscribersAreAddedListedExportedAndErased() throws IOException {
        try (var server = serve()) {
            var added =
                    run("add", "ada@example.com", "--confirmed", "--component", "app")
                            .out()
                            .strip();
            assertThat(added).matches("Subscriber \\S{12} is active");
            assertThat(run("add", "alan@example.com", "--consent", "on paper").out())
                    .matches(
                            "Subscriber \\S{12} is unconfirmed; the address is asked to confirm\n");
            assertThat(run("list").out())
                    .contains("\tactive\tmail\teverything\tada@example.com\n")
                    .contains("\tunconfirmed\tmail\teverything\talan@example.com\n");
            assertThat(run("list", "--state", "active").out().lines()).hasSize(1);
            assertThat(run("list", "--state", "gone").err())
                    .contains("there is no state of subscribers 'gone'");
            var kept = Json.read(run("export", "ADA@example.com").out()).path("items");
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).path("zone").asString()).isEqualTo("Europe/Vienna");
            assertThat(Json.read(run("export").out()).path("items")).hasSize(2);

            assertThat(run("erase", "ada@example.com").out())
                    .isEqualTo("Erased: one subscription, 0 customers\n");
            var again = run("erase", "ada@example.com");
            assertThat(again.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(again.err()).contains("nothing is kept of this address");
            assertThat(run("export", "ada@example.com").exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(run("list").out().lines()).hasSize(1);
            assertThat(server.log()).doesNotContain("ada@", "alan@");
        }
    }

    @Test
    void whatIsKeptOfACustomerIsExportedToo() throws IOException {
        try (var server = serve()) {
            var file = folder.resolve("customers.csv");
            Files.writeString(file, "address,name,key\nshop@example.com,A shop,4711\n");
            typing.run("audience", "import", file.toString(), "--audience", "shops");
            var exported = run("export", "Shop@example.com");
            assertThat(exported.exitCode()).as(exported.err()).isZero();
            var kept = Json.read(exported.out());
            assertThat(kept.path("items")).isEmpty();
            assertThat(kept.at("/customers/0/audience").asString()).isEqualTo("shops");
            assertThat(kept.at("/customers/0/name").asString()).isEqualTo("A shop");
            assertThat(run("erase", "shop@example.com").out())
                    .isEqualTo("Erased: no subscription, 1 customer\n");
            assertThat(run("export", "shop@example.com").err())
                    .contains("nothing is kept of this address");
            assertThat(server.log()).doesNotContain("shop@");
        }
    }

    @Test
    void whatIsMistypedIsSaid() throws IOException {
        try (var server = serve()) {
            for (var wrong : List.of("ada", "ada@", "a b@example.com", "http://example.com/x")) {
                var ran = run("add", wrong, "--confirmed");
                assertThat(ran.exitCode()).as(wrong).isEqualTo(ExitCodes.FAILED);
                assertThat(ran.err()).as(wrong).contains("address");
            }
            var component = run("add", "a@example.com", "--confirmed", "--component", "ap");
            assertThat(component.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(component.err()).contains("'ap'").contains("app");
            assertThat(run("add", "a@example.com", "--zone", "Mars/North").exitCode())
                    .isEqualTo(ExitCodes.FAILED);
            assertThat(run("add", "a@example.com", "--page", "other").err())
                    .contains("no page 'other'");
            assertThat(run("add").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run("add", "a@example.com", "--component").exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(run("erase").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run("list").out()).isEmpty();
            assertThat(server.log()).doesNotContain("a@example.com");
        }
    }

    @Test
    void aFileIsImportedAsAWholeOrNotAtAll() throws IOException {
        try (var server = serve()) {
            var good =
                    importing(
                            """
                            address,consent,components
                            ada@example.com,form 2024,app
                            alan@example.com,form 2024,
                            """);
            assertThat(good.exitCode()).as(good.err()).isZero();
            assertThat(good.out()).endsWith(": 2 added, 0 confirmed, 0 stay as they are\n");
            var wrong =
                    importing(
                            """
                            address,consent
                            grace@example.com,form 2024
                            kay@example.com,
                            """);
            assertThat(wrong.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(wrong.err()).contains("people.csv:3 consent");
            assertThat(importing("address\nkay@example.com\n").err())
                    .contains("the column 'consent' is missing");
            assertThat(importing("\"address\nkay").err()).contains("quotation mark");
            assertThat(run("list").out().lines()).hasSize(2);
            assertThat(run("import", folder.resolve("none.csv").toString()).exitCode())
                    .isEqualTo(ExitCodes.FAILED);
            assertThat(server.log()).doesNotContain("@example.com");
        }
        assertThat(run("list").out().lines()).hasSize(2);
    }

    private Shell.Ran importing(String content) throws IOException {
        var file = folder.resolve("people.csv");
        Files.writeString(file, content);
        return run("import", file.toString());
    }

    private Shell.Ran run(String verb, String... words) {
        var all = new String[words.length + 2];
        all[0] = "subscriber";
        all[1] = verb;
        System.arraycopy(words, 0, all, 2, words.length);
        return typing.run(all);
    }

    private ServeProcess serve() throws IOException {
        Files.writeString(folder.resolve("candor.yaml"), CONFIGURATION);
        return ServeProcess.start(folder, List.of(), Map.of());
    }
}
