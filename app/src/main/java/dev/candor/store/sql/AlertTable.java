package dev.candor.store.sql;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.store.Alerts;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables {@code alert_rule}, {@code alert} and {@code alert_step}. */
record AlertTable(Sql sql) implements Alerts {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(EventJson.identifiers()).build();

    private static final String RULES =
            """
            SELECT content FROM alert_rule ORDER BY place
            """;

    private static final String FORGET_RULES =
            """
            DELETE FROM alert_rule WHERE place >= ?
            """;

    private static final String DECLARE =
            """
            INSERT INTO alert_rule (place, id, content) VALUES (?, ?, ?)
            """;

    private static final String ADD =
            """
            INSERT INTO alert
                (id, rule, cause, subject, level, since, reason, notice, remind, open,
                raised_at, acknowledged_at, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_STEP =
            """
            INSERT INTO alert_step (alert, step, channel, address, due_at, told_at, early)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REPLACE =
            """
            UPDATE alert SET subject = ?, level = ?, reason = ?, notice = ?, open = ?,
                acknowledged_at = ?, ended_at = ?
            WHERE id = ?
            """;

    private static final String FIND =
            """
            SELECT id, rule, cause, subject, level, since, reason, notice, remind, raised_at,
                acknowledged_at, ended_at
            FROM alert WHERE id = ?
            """;

    private static final String OPEN =
            """
            SELECT id, rule, cause, subject, level, since, reason, notice, remind, raised_at,
                acknowledged_at, ended_at
            FROM alert WHERE open = ? ORDER BY raised_at, id LIMIT ?
            """;

    private static final String NEWEST =
            """
            SELECT id, rule, cause, subject, level, since, reason, notice, remind, raised_at,
                acknowledged_at, ended_at
            FROM alert WHERE (raised_at, id) < (?, ?) ORDER BY raised_at DESC, id DESC LIMIT ?
            """;

    private static final String OF_NOTICE =
            """
            SELECT id, rule, cause, subject, level, since, reason, notice, remind, raised_at,
                acknowledged_at, ended_at
            FROM alert WHERE notice = ? ORDER BY raised_at, id LIMIT ?
            """;

    private static final String STEPS =
            """
            SELECT step, channel, address, due_at, told_at, early FROM alert_step
            WHERE alert = ? ORDER BY step, channel, address
            """;

    private static final String TELL =
            """
            UPDATE alert_step SET told_at = ?, early = ?
            WHERE alert = ? AND step = ? AND channel = ? AND address = ?
            """;

    @Override
    public List<AlertRule> rules() {
        return sql.list(RULES, row -> JSON.readValue(row.text("content"), AlertRule.class));
    }

    @Override
    public void declare(List<AlertRule> rules) {
        sql.change(FORGET_RULES, 0);
        sql.each(
                DECLARE,
                IntStream.range(0, rules.size()).boxed().toList(),
                place ->
                        new Object[] {
                            place, rules.get(place).id(), JSON.writeValueAsString(rules.get(place))
                        });
    }

    @Override
    public void add(Alert alert, List<Alert.Step> steps) {
        sql.change(
                ADD,
                alert.id(),
                alert.rule(),
                alert.cause(),
                alert.subject(),
                alert.level(),
                alert.since(),
                alert.reason(),
                alert.notice(),
                alert.remindEvery().toMillis(),
                alert.isOpen(),
                alert.raisedAt(),
                alert.acknowledgedAt(),
                alert.endedAt());
        sql.each(
                ADD_STEP,
                steps,
                each ->
                        new @Nullable Object[] {
                            alert.id(),
                            each.step(),
                            each.channel(),
                            each.address(),
                            each.dueAt(),
                            each.toldAt(),
                            each.early()
                        });
    }

    @Override
    public void replace(Alert alert) {
        sql.change(
                REPLACE,
                alert.subject(),
                alert.level(),
                alert.reason(),
                alert.notice(),
                alert.isOpen(),
                alert.acknowledgedAt(),
                alert.endedAt(),
                alert.id());
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return sql.first(FIND, AlertTable::alert, id);
    }

    @Override
    public List<Alert> open() {
        return sql.list(OPEN, AlertTable::alert, true, MOST);
    }

    @Override
    public List<Alert> newest(int limit, @Nullable Alert after) {
        return sql.list(
                NEWEST,
                AlertTable::alert,
                after == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : after.raisedAt(),
                after == null ? "" : after.id(),
                Sql.bounded(limit, MOST));
    }

    @Override
    public List<Alert> of(NoticeId notice) {
        return sql.list(OF_NOTICE, AlertTable::alert, notice, MOST);
    }

    @Override
    public List<Alert.Step> steps(AlertId id) {
        return sql.list(STEPS, AlertTable::step, id);
    }

    @Override
    public void tell(AlertId id, List<Alert.Step> told) {
        sql.each(
                TELL,
                told,
                each ->
                        new @Nullable Object[] {
                            each.toldAt(),
                            each.early(),
                            id,
                            each.step(),
                            each.channel(),
                            each.address()
                        });
    }

    private static Alert alert(Row row) throws SQLException {
        return new Alert(
                new AlertId(row.text("id")),
                row.text("rule"),
                row.text("cause"),
                row.text("subject"),
                row.code("level", Level.class),
                row.instant("since"),
                row.text("reason"),
                row.noticeOrNull("notice"),
                Duration.ofMillis(row.number("remind")),
                row.instant("raised_at"),
                row.instantOrNull("acknowledged_at"),
                row.instantOrNull("ended_at"));
    }

    private static Alert.Step step(Row row) throws SQLException {
        return new Alert.Step(
                row.count("step"),
                row.text("channel"),
                row.text("address"),
                row.instant("due_at"),
                row.instantOrNull("told_at"),
                row.flag("early"));
    }
}
