package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Http;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.fixture.ServeProcess;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people type about audiences, at the real program and real databases. */
class AudienceCommandsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String PAGE =
            """
            page: {name: Example, url: "https://status.example.com", zone: UTC}
            components: [{id: app}, {id: mail}]
            """;
    private static final String TABLE =
            "CREATE TABLE shop (id INTEGER, mail TEXT, name TEXT, uses TEXT)";
    private static final String QUERY =
            "SELECT mail AS address, name, id AS key, uses AS components FROM shop";

    @TempDir private Path folder;
    private Typing typing;

    @BeforeEach
    void data() {
        typing = new Typing(folder.resolve("data"));
    }

    @Test
    void customersAreImportedShownAndTakenOut() throws IOException {
        try (var server = serve(PAGE)) {
            var imported = importing("address,name,key,components\na@e.com,Ada,1,app mail\n");
            assertThat(imported.exitCode()).as(imported.err()).isZero();
            assertThat(imported.out()).isEqualTo("shops: 1 customer, 1 of them new; 0 taken out\n");
            assertThat(typing.run("audience", "list").out())
                    .matches("shops\tshops\t1\t20\\S+Z\t\t\n");
            assertThat(typing.run("audience", "show", "shops").out())
                    .isEqualTo("1\ta@e.com\tAda\tapp mail\n");
            var json = Json.read(typing.run("audience", "show", "shops", "--json").out());
            assertThat(json.path("items").get(0).path("zone").asString()).isEqualTo("UTC");

            var wrong = importing("address,components\na@e.com,apple\nnobody,app\n");
            assertThat(wrong.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(wrong.err()).contains("customers.csv:3", "an e-mail address has a name");
            var unknown = importing("address,components\na@e.com,apple\n");
            assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(unknown.err()).contains("customers.csv:2", "there is no component 'apple'");
            assertThat(importing("name\nAda\n").err())
                    .contains("customers.csv:1", "the column 'address' is missing");
            assertThat(importing("").err()).contains("the file is empty");
            assertThat(typing.run("audience", "show", "shops").out()).contains("a@e.com");

            assertThat(typing.run("audience", "show", "shop").err())
                    .contains("there is no audience 'shop'");
            assertThat(typing.run("audience", "import", folder.resolve("none").toString()).err())
                    .contains("none");
            assertThat(typing.run("audience", "import").exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(typing.run("audience", "remove", "shops").out())
                    .isEqualTo("Removed shops with 1 customer\n");
            var gone = typing.run("audience", "remove", "shops");
            assertThat(gone.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(gone.err()).contains("there is no audience 'shops'");
            assertThat(typing.run("audience", "list").out()).isEmpty();
            assertThat(server.log()).doesNotContain("a@e.com", "Ada");
        }
    }

    @Test
    void customersComeFromAFileOfSqlite() throws IOException, SQLException {
        sqlite(TABLE, "INSERT INTO shop VALUES (1, 'a@e.com', 'Ada', 'app')");
        try (var server = serve(asking("jdbc:sqlite:shop.db", QUERY))) {
            awaitOutcome("shops\tshops\t1\t20\\S+Z\t20\\S+Z\ttaken\n");
            assertThat(typing.run("audience", "show", "shops").out())
                    .isEqualTo("1\ta@e.com\tAda\tapp\n");
            assertThat(refresh().out()).isEqualTo("shops: 1 customer, as they were\n");
            sqlite("INSERT INTO shop VALUES (2, 'b@e.com', 'Bob', 'mail')");
            assertThat(refresh().out())
                    .isEqualTo("shops: 2 customers, 1 of them new, 0 changed; 0 taken out\n");
            var all = typing.run("audience", "refresh", "--json");
            assertThat(Json.read(all.out()).path("items").get(0).path("customers").asInt())
                    .isEqualTo(2);

            sqlite("UPDATE shop SET uses = 'apple' WHERE id = 2");
            var wrong = refresh();
            assertThat(wrong.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(wrong.err()).contains("shops:2", "there is no component 'apple'");
            assertThat(typing.run("audience", "list").out())
                    .contains("\trefused: row 2 of the answer is wrong");

            sqlite("DELETE FROM shop");
            var few = refresh();
            assertThat(few.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(few.err())
                    .contains("the answer has no customers, and the audience has 2", "--accept");
            assertThat(typing.run("audience", "show", "shops").out().lines()).hasSize(2);
            assertThat(typing.run("audience", "refresh", "shops", "--accept").out())
                    .isEqualTo("shops: 0 customers, 0 of them new, 0 changed; 2 taken out\n");

            sqlite("DROP TABLE shop");
            assertThat(typing.run("audience", "refresh").err()).contains("no such table: shop");
            assertThat(typing.run("audience", "list").out())
                    .contains("\tfailed: the database says");
            assertThat(server.log())
                    .contains("an audience stays as it was", "audience=shops cause=")
                    .doesNotContain("a@e.com", "b@e.com", "Ada", "Bob");
        }
    }

    @Test
    @Tag("postgresql")
    void customersComeFromAServer() throws IOException {
        var address = PostgresqlServer.newDatabase();
        var name = address.substring(address.lastIndexOf('/') + 1, address.indexOf('?'));
        PostgresqlServer.sql(name, TABLE);
        PostgresqlServer.sql(
                name,
                "INSERT INTO shop SELECT n, 'a' || n || '@e.com', 'Shop ' || n, 'app'"
                        + " FROM generate_series(1, 3000) AS n");
        PostgresqlServer.sql(name, "GRANT SELECT ON shop TO strict");
        Files.writeString(folder.resolve("password"), PostgresqlServer.STRICT_PASSWORD + "\n");
        var strict = PostgresqlServer.address(name, PostgresqlServer.STRICT);
        try (var server = serve(asking(strict, QUERY) + "    password: {file: password}\n")) {
            awaitOutcome("shops\tshops\t3000\t20\\S+Z\t20\\S+Z\ttaken\n");
            PostgresqlServer.sql(name, "DELETE FROM shop WHERE id > 1400");
            assertThat(refresh().err()).contains("only 1400 customers");
            PostgresqlServer.sql(name, "REVOKE SELECT ON shop FROM strict");
            assertThat(refresh().err()).contains("permission denied for table shop");
            assertThat(typing.run("audience", "list").out()).startsWith("shops\tshops\t3000\t");

            Files.writeString(folder.resolve("password"), "wrong horse\n");
            assertThat(typing.run("reload").exitCode()).isZero();
            Await.until("refused", LONGEST, () -> list().contains("password authentication"));
            assertThat(server.log() + typing.said()).doesNotContain("horse", "a1@e.com");
        }
    }

    @Test
    void aServerThatHangsDelaysNobodyAndAReloadLetsGoOfIt() throws IOException, SQLException {
        sqlite(TABLE, "INSERT INTO shop VALUES (1, 'a@e.com', 'Ada', 'app')");
        try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
                var server = serve(PAGE)) {
            var hanging =
                    "jdbc:postgresql://127.0.0.1:%d/x?user=a".formatted(silent.getLocalPort());
            var both =
                    asking("jdbc:sqlite:shop.db", QUERY)
                            + "  - {id: slow, database: \"%s\", query: SELECT 1}\n"
                                    .formatted(hanging);
            Files.writeString(folder.resolve("candor.yaml"), both);
            assertThat(typing.run("reload").exitCode()).isZero();
            awaitOutcome("shops\tshops\t1\t20\\S+Z\t20\\S+Z\ttaken\nslow\tslow\t0\t\t.*\n");
            var imported = importing("address\nx@e.com\n");
            assertThat(imported.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(imported.err())
                    .contains("the customers of audience 'shops' come from a database");

            Files.writeString(folder.resolve("candor.yaml"), PAGE);
            assertThat(typing.run("reload").exitCode()).isZero();
            assertThat(list()).matches("shops\tshops\t1\t20\\S+Z\t\t\n");
            assertThat(refresh().err()).contains("no database is asked for the customers");
            assertThat(importing("address\nx@e.com\n").exitCode()).isZero();
            assertThat(server.log()).doesNotContain("a@e.com", "x@e.com");
        }
    }

    @Test
    void aWrongQuestionIsNamedWithItsPlaceAndTheOldOneGoesOn() throws IOException, SQLException {
        sqlite(TABLE);
        try (var _ = serve(asking("jdbc:sqlite:shop.db", "SELECT mail FROM shop"))) {
            awaitOutcome("shops\tshops\t0\t\t20\\S+Z\trefused: there is no column 'mail'\n");
            Files.writeString(folder.resolve("candor.yaml"), asking("jdbc:mysql:shop", "SELECT 1"));
            var reloaded = typing.run("reload");
            assertThat(reloaded.exitCode()).isEqualTo(ExitCodes.CONFIGURATION);
            assertThat(reloaded.err())
                    .contains("candor.yaml:5:15 audiences[0].database: this is not the address");
            assertThat(refresh().err()).contains("there is no column 'mail'");
            Files.writeString(folder.resolve("candor.yaml"), asking("jdbc:sqlite:shop.db", QUERY));
            assertThat(typing.run("reload").exitCode()).isZero();
            awaitOutcome("shops\tshops\t0\t\t20\\S+Z\trefused: the answer has no customers.*\n");
        }
    }

    @Test
    void anImportedAudienceIsReadByItsName() throws IOException {
        var named = PAGE + "audiences: [{id: shops, name: Shops of ours}]\n";
        try (var server = serve(named)) {
            assertThat(importing("address,components\na@e.com,app\n").exitCode()).isZero();
            assertThat(typing.run("audience", "list").out())
                    .startsWith("shops\tShops of ours\t1\t");
            var shown = Json.read(typing.run("audience", "show", "shops", "--json").out());
            assertThat(shown.path("audience").path("id").asString()).isEqualTo("shops");
            assertThat(shown.path("audience").path("name").asString()).isEqualTo("Shops of ours");
            assertThat(shown.path("items").size()).isEqualTo(1);

            assertThat(posting("--preview").out())
                    .contains("1 person of Shops of ours (shops) by --tell: ");
            var notice = Json.text(Json.read(posting("--json").out()), "id");
            var told = typing.run("deliveries", "show", "--notice", notice, "--json").out();
            assertThat(Json.read(told).path("audiences").get(0).path("name").asString())
                    .isEqualTo("Shops of ours");
            var link = typing.run("deliveries", "link", "--notice", notice).out().strip();
            var path = link.substring(link.indexOf("/deliveries/")).replaceAll("(?s)\\s.*", "");
            try (var http = new Http(server.address(), null)) {
                assertThat(http.page(path))
                        .contains("By order, to customers of Shops of ours (shops)");
                assertThat(http.page("/")).doesNotContain("Shops of ours");
                assertThat(http.page("/notices/" + notice)).doesNotContain("Shops of ours");
            }
        }
    }

    private Shell.Ran posting(String option) {
        return typing.run(
                "notice",
                "post",
                "--title",
                "T",
                "--body",
                "B",
                "--component",
                "app",
                "--tell",
                "affected",
                "--audience",
                "shops",
                option);
    }

    @Test
    void withoutAServerNobodyIsAsked() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        var refreshed = refresh();
        assertThat(refreshed.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(refreshed.err()).contains("nobody asks a database for customers");
        assertThat(typing.run("audience", "refresh", "--accept").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(typing.run("audience", "refresh").exitCode()).isZero();
        assertThat(typing.run("audience", "list").exitCode()).isZero();
        assertThat(importing("address\na@e.com\n").err()).contains("this data folder has no page");
    }

    private static String asking(String database, String query) {
        return PAGE
                + """
                audiences:
                  - id: shops
                    database: "%s"
                    query: %s
                """
                        .formatted(database, query);
    }

    private Shell.Ran importing(String content) throws IOException {
        var file = folder.resolve("customers.csv");
        Files.writeString(file, content);
        return typing.run("audience", "import", file.toString(), "--audience", "shops");
    }

    private Shell.Ran refresh() {
        return typing.run("audience", "refresh", "shops");
    }

    private String list() {
        return typing.run("audience", "list").out();
    }

    private void awaitOutcome(String pattern) {
        Await.until(
                () -> pattern + " is listed: " + list(), LONGEST, () -> list().matches(pattern));
    }

    private ServeProcess serve(String configuration) throws IOException {
        Files.writeString(folder.resolve("candor.yaml"), configuration);
        return ServeProcess.start(folder, List.of(), Map.of());
    }

    private void sqlite(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
