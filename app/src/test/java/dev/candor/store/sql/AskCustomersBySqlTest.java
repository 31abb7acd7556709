package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fixture.PostgresqlServer;
import dev.candor.model.AudienceSettings.Query;
import dev.candor.store.AskCustomers.Rows;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Customers are read from databases of others, and nothing of these is written or waited for. */
class AskCustomersBySqlTest {
    private static final String SHOPS =
            "CREATE TABLE shop (mail TEXT, name TEXT, since INTEGER, price NUMERIC)";
    private static final String ROWS =
            "INSERT INTO shop VALUES ('ada@example.com', ' Ada ', 7, 1.5), ('b@e.com', NULL, 8, 2)";

    @TempDir private Path folder;

    @Test
    void whatAFileSaysComesAsTexts() throws SQLException {
        assertThat(ask(file(), "SELECT mail AS Address, name, since FROM shop ORDER BY since", 9))
                .isEqualTo(
                        new Rows(
                                List.of("address", "name", "since"),
                                List.of(
                                        List.of("ada@example.com", "Ada", "7"),
                                        List.of("b@e.com", "", "8"))));
    }

    @Test
    @Tag("postgresql")
    void whatAServerSaysComesAsTexts() {
        assertThat(ask(server(), "SELECT mail AS Address, name, since FROM shop ORDER BY since", 9))
                .isEqualTo(
                        new Rows(
                                List.of("address", "name", "since"),
                                List.of(
                                        List.of("ada@example.com", "Ada", "7"),
                                        List.of("b@e.com", "", "8"))));
    }

    @Test
    void nothingIsWrittenIntoAFile() throws SQLException {
        var file = file();
        for (var statement :
                List.of(
                        "DELETE FROM shop",
                        "DELETE FROM shop RETURNING mail",
                        "INSERT INTO shop VALUES ('x', 'x', 1, 1) RETURNING mail")) {
            assertThatThrownBy(() -> ask(file, statement, 9))
                    .as(statement)
                    .isInstanceOf(StoreException.class);
        }
        assertThat(ask(file, "SELECT mail FROM shop", 9).rows()).hasSize(2);
    }

    @Test
    @Tag("postgresql")
    void nothingIsWrittenOnAServer() {
        var server = server();
        for (var statement :
                List.of(
                        "DELETE FROM shop RETURNING mail",
                        "WITH gone AS (DELETE FROM shop RETURNING mail) SELECT mail FROM gone",
                        "COMMIT; DELETE FROM shop RETURNING mail",
                        "SELECT mail FROM shop; DELETE FROM shop RETURNING mail")) {
            assertThatThrownBy(() -> ask(server, statement, 9))
                    .as(statement)
                    .isInstanceOf(StoreException.class);
        }
        assertThatThrownBy(() -> ask(server, "SELECT nextval('numbers')", 9))
                .hasMessageContaining("in a read-only transaction");
        assertThat(ask(server, "SELECT mail FROM shop -- all\n;", 9).rows()).hasSize(2);
    }

    @Test
    void moreRowsThanAreTakenAreRefused() throws SQLException {
        var file = file();
        assertThat(ask(file, "SELECT mail FROM shop", 2).rows()).hasSize(2);
        assertThatThrownBy(() -> ask(file, "SELECT mail FROM shop", 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the answer has more than 1 rows");
    }

    @Test
    void aWrongQueryIsSaidInOneLineWithoutRows() throws SQLException {
        var file = file();
        assertThatThrownBy(() -> ask(file, "SELECT mial FROM shop", 9))
                .hasMessageContaining("no such column: mial")
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(() -> ask("jdbc:sqlite:" + folder.resolve("no.db"), "SELECT 1", 9))
                .hasMessage("there is no database " + folder.resolve("no.db"));
        assertThat(folder.resolve("no.db")).doesNotExist();
    }

    @Test
    @Tag("postgresql")
    void aServerThatRefusesIsQuotedButForRows() {
        var server = server();
        assertThatThrownBy(() -> ask(server, "SELECT mial FROM shop", 9))
                .hasMessage("the database says: ERROR: column \"mial\" does not exist");
        assertThatThrownBy(() -> ask(server, "SELECT mail::int FROM shop", 9))
                .hasMessageContaining("of what stands in a row (SQLSTATE 22P02)")
                .message()
                .doesNotContain("ada");
        var strict = PostgresqlServer.address("postgres", PostgresqlServer.STRICT);
        assertThatThrownBy(() -> ask(strict, "wrong horse", "SELECT 1", 9))
                .hasMessageContaining("password authentication failed")
                .message()
                .doesNotContain("wrong horse");
        assertThat(ask(strict, PostgresqlServer.STRICT_PASSWORD, "SELECT 1 AS n", 9).rows())
                .containsExactly(List.of("1"));
    }

    @Test
    void aQueryThatDoesNotEndIsEnded() throws SQLException {
        requireTooLate(
                file(),
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT max(i) FROM n");
    }

    @Test
    @Tag("postgresql")
    void aQueryThatDoesNotEndIsEndedOnAServer() {
        requireTooLate(server(), "SELECT pg_sleep(60)");
        assertThat(
                        PostgresqlServer.sql(
                                "postgres",
                                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE"
                                    + " '%pg_sleep(60)%' AND pid <> pg_backend_pid() AND state ="
                                    + " 'active'"))
                .isEqualTo("0");
    }

    @Test
    void aServerThatHangsIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            var address = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop?user=a";
            assertThatThrownBy(() -> ask(address, "SELECT 1", 9))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the database says: ");
        }
    }

    private static void requireTooLate(String database, String statement) {
        var asking = new AskCustomersBySql(Duration.ofSeconds(1));
        var query = new Query(database, null, statement, Duration.ofHours(1));
        assertThatThrownBy(() -> asking.ask(query, 9))
                .hasMessage("the database has not answered within 1 s");
    }

    private static Rows ask(String database, String statement, int most) {
        return ask(database, null, statement, most);
    }

    private static Rows ask(
            String database, @Nullable String password, String statement, int most) {
        var query = new Query(database, password, statement, Duration.ofHours(1));
        return new AskCustomersBySql(Duration.ofSeconds(4)).ask(query, most);
    }

    private String file() throws SQLException {
        var address = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute(SHOPS);
            statement.execute(ROWS);
        }
        return address;
    }

    private static String server() {
        var address = PostgresqlServer.newDatabase();
        var name = address.substring(address.lastIndexOf('/') + 1, address.indexOf('?'));
        PostgresqlServer.sql(name, SHOPS);
        PostgresqlServer.sql(name, ROWS);
        PostgresqlServer.sql(name, "CREATE SEQUENCE numbers");
        return address;
    }
}
