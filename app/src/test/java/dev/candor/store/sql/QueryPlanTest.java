package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.store.Samples;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every statement that looks for rows finds them by an index; the statements find themselves. */
class QueryPlanTest {
    /** Statements that read a small table whole, on purpose, and in the order of an index. */
    private static final List<String> WHOLE =
            List.of(
                    "CheckStateTable.ALL",
                    "TokenTable.ALL",
                    "AlertTable.RULES", // at most 200
                    "DueInstantTable.EARLIEST",
                    "CursorTable.OUTSIDE",
                    "CursorTable.ALL",
                    "JournalTable.LAST", // backwards, one row
                    // A row for each check, to each of which there is a walk along an index.
                    "RunTable.FIRST",
                    "RollupTable.FIRST",
                    // Little waits here, and it is read in the order of the key.
                    "RollupLateTable.NEXT",
                    "MessageTable.UNDER_WAY",
                    "MessageTable.ALL_UNDER_WAY",
                    "ChannelPauseTable.ALL",
                    "DeliveryTable.ANY_BEHIND"); // one row

    /** Tables that stay small, read whole in no order. */
    private static final Set<String> SMALL = Set.of("SCAN rollup_late", "SCAN alert_rule");

    /** Statements that sort what an index found: little, or all of it is wanted anyway. */
    private static final List<String> SORTED =
            List.of(
                    "OutageTable.BETWEEN",
                    "OutageTable.OF_COMPONENT",
                    "NoticeTextTable.OF",
                    "DeliveryFigures.COUNTS",
                    "DeliveryFigures.COUNTS_OF",
                    "DeliveryFigures.DEPTHS",
                    "DeliveryTable.OVERDUE");

    /** An index of nothing but what is pending: to walk all of it is to ask for just that. */
    private static final String PENDING_ONLY = "Index Scan using delivery_owed ";

    /** How the busiest statements must find their rows. */
    private static final Map<String, String> BUSY =
            Map.ofEntries(
                    Map.entry("JournalTable.AFTER", "(position>?)"),
                    Map.entry("ResultTable.NEWEST", "PRIMARY KEY (check_number=?)"),
                    Map.entry("OutageTable.BETWEEN", "outage_by_end (page=? AND end_at>?)"),
                    Map.entry("OutageTable.OPEN_OF_PAGE", "outage_by_end (page=? AND end_at=?)"),
                    Map.entry(
                            "OutageTable.OPEN_OF_COMPONENT",
                            "outage_by_component (page=? AND component=? AND end_at=?)"),
                    Map.entry("OutageTable.OF_NOTICE", "outage_by_notice (notice=?)"),
                    Map.entry(
                            "NoticeTable.NEWEST_AFTER",
                            "notice_by_age (page=? AND (created_at,id)<(?,?))"),
                    Map.entry("NoticeTable.OPEN", "notice_open (page=? AND closed=?)"),
                    Map.entry("DueInstantTable.DUE", "due_instant_by_time (at<?)"),
                    Map.entry(
                            "DeliveryTable.DUE",
                            "delivery_due (channel=? AND urgent=? AND next_attempt_at>? AND"
                                    + " next_attempt_at<?)"),
                    Map.entry("DeliveryTable.PENDING_OF", "delivery_owed (recipient=?)"));

    @TempDir private Path folder;

    @Test
    void noStatementReadsAWholeTableThatGrows() throws Exception {
        SqlStore.open(StoreSettings.of(folder, new ManualTime(Samples.NOON))).close();
        var plans = new TreeMap<String, List<String>>();
        try (var connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME))) {
            for (var statement : statements().entrySet()) {
                plans.put(statement.getKey(), plan(connection, statement.getValue()));
            }
        }
        assertThat(plans).hasSizeGreaterThan(40);
        plans.forEach(QueryPlanTest::requireIndex);
        BUSY.forEach((name, way) -> assertThat(plans.get(name)).as(name).asString().contains(way));
    }

    /** What PostgreSQL would do if reading a table whole were the last resort. */
    @Test
    @Tag("postgresql")
    void noStatementReadsAWholeTableThatGrowsOnPostgresqlEither() throws Exception {
        var url = PostgresqlServer.newDatabase();
        SqlStore.open(
                        StoreSettings.of(
                                folder,
                                new DatabasePlace.OnServer(url, null),
                                new ManualTime(Samples.NOON)))
                .close();
        var plans = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
                    SET plan_cache_mode = force_generic_plan
                    """);
            for (var each : statements().entrySet()) {
                plans.put(each.getKey(), postgresqlPlan(statement, each.getValue()));
            }
        }
        assertThat(plans).hasSizeGreaterThan(40);
        plans.forEach((name, plan) -> {
            if (plan.contains("Seq Scan")) {
                assertThat(WHOLE).as("%s: %s", name, plan).contains(name);
            }
            var walks = count(plan, "Index (Only )?Scan") - count(plan, PENDING_ONLY);
            if (walks > count(plan, "Index Cond")) {
                assertThat(WHOLE).as("%s: %s", name, plan).contains(name);
            }
        });
    }

    private static long count(String plan, String pattern) {
        return Pattern.compile(pattern).matcher(plan).results().count();
    }

    private static String postgresqlPlan(Statement statement, String sql) throws SQLException {
        var numbered = new StringBuilder();
        var number = 0;
        for (var part : sql.strip().split("\\?", -1)) {
            numbered.append(number == 0 ? "" : "$" + number).append(part);
            number++;
        }
        statement.execute("PREPARE one AS " + numbered);
        var nothing = ", NULL".repeat(number - 1);
        var values = number == 1 ? "" : "(" + nothing.substring(2) + ")";
        var plan = new StringBuilder();
        try (var rows = statement.executeQuery("EXPLAIN EXECUTE one" + values)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        statement.execute("DEALLOCATE one");
        return plan.toString();
    }

    private static void requireIndex(String name, List<String> plan) {
        for (var step : plan) {
            if (step.startsWith("SCAN")) {
                assertThat(WHOLE).as("%s: %s", name, plan).contains(name);
                assertThat(step.contains("INDEX") || SMALL.contains(step))
                        .as("%s: %s", name, step)
                        .isTrue();
            }
            if (step.startsWith("USE TEMP B-TREE")) {
                assertThat(SORTED).as("%s: %s", name, plan).contains(name);
            }
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        var steps = new ArrayList<String>();
        try (var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
        }
        return steps;
    }

    private static Map<String, String> statements()
            throws IOException, ReflectiveOperationException {
        var statements = new TreeMap<String, String>();
        for (var each : classes()) {
            for (var field : each.getDeclaredFields()) {
                if (isStatement(field)) {
                    // Where the program writes as many places as there are keys.
                    var text = ((String) field.get(null)).replace("(%s)", "(?, ?)");
                    statements.put(each.getSimpleName() + "." + field.getName(), text);
                }
            }
        }
        return statements;
    }

    private static List<Class<?>> classes() throws IOException, ReflectiveOperationException {
        var home =
                Path.of(
                        SqlStore.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        var folder = home.resolve(SqlStore.class.getPackageName().replace('.', '/'));
        var classes = new ArrayList<Class<?>>();
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (var file : files) {
                var name = file.getFileName().toString().replace(".class", "");
                classes.add(Class.forName(SqlStore.class.getPackageName() + "." + name));
            }
        }
        return classes;
    }

    private static boolean isStatement(Field field) throws IllegalAccessException {
        if (field.getType() != String.class || !Modifier.isStatic(field.getModifiers())) {
            return false;
        }
        field.setAccessible(true);
        var text = ((String) field.get(null)).strip();
        return !field.getName().equals("COLUMNS")
                && !text.contains("sqlite_master")
                && !text.contains("pragma_")
                && !text.contains("sqlite_sequence") // a row for each table
                && !text.contains("pg_") // the catalogue of the other database
                && !text.contains("schema_migration") // a row for each step of the program
                && Arrays.stream(new String[] {"SELECT ", "UPDATE ", "DELETE ", "INSERT "})
                        .anyMatch(text::startsWith);
    }
}
