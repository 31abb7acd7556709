package dev.candor.store.sql;

import dev.candor.model.Problem;
import dev.candor.store.Checked;
import dev.candor.store.StoreException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of every database that nobody tampered with, whatever happened to the program.
 * Reads on one transaction, a bounded slice at a time. Confined to its thread.
 */
final class CheckInvariants {
    private static final int MOST_OF_A_RULE = 10;
    private static final String RESTORE =
            "stop Candor, keep a copy of the database, and restore a backup";
    private static final String REPORT =
            "keep a copy of the database and report this as a fault of Candor";

    private final SqlTransaction transaction;
    private final Sql sql;
    private final List<Migration> steps;
    private final List<Problem> problems = new ArrayList<>();

    private CheckInvariants(SqlTransaction transaction, List<Migration> steps) {
        this.transaction = transaction;
        this.sql = transaction.sql();
        this.steps = steps;
    }

    /** Checks everything. */
    static Checked on(SqlTransaction transaction) {
        var dialect = transaction.sql().dialect();
        var check = new CheckInvariants(transaction, Migration.all(dialect));
        return check.run();
    }

    private Checked run() {
        if (!schema()) {
            return new Checked(0, JournalRow.BEFORE_FIRST, problems);
        }
        integrity();
        transaction.journal().firstBreak().ifPresent(what -> add("journal", what, RESTORE));
        cursors();
        references();
        for (var rule : KeptRule.ALL) {
            rule.on(sql, MOST_OF_A_RULE).forEach(what -> add(rule.name(), what, REPORT));
        }
        var end = transaction.journal().lastRow();
        return new Checked(end.position(), end.hash(), problems);
    }

    /** Whether the tables are there that the other rules look into. */
    private boolean schema() {
        var before = problems.size();
        var applied = SchemaSteps.applied(sql);
        for (var step : steps) {
            var checksum = applied.remove(step.name());
            if (checksum == null) {
                add(
                        "schema",
                        "the schema step " + step.name() + " has not been run",
                        "start 'candor serve' of this version on it, which runs it");
            } else if (!checksum.equals(step.checksum())) {
                add(
                        "schema",
                        "the schema step " + step.name() + " was run with another text",
                        "use the version of Candor that made the database");
            }
        }
        applied.keySet()
                .forEach(name ->
                        add(
                                "schema",
                                "the schema step " + name + " is not known to this program",
                                "use the newer version of Candor that ran it"));
        return problems.size() == before;
    }

    private void integrity() {
        try {
            sql.dialect()
                    .selfCheck(sql.connection())
                    .forEach(what -> add("database", what, RESTORE));
        } catch (SQLException e) {
            throw sql.dialect().explain("could not check the database", e);
        }
    }

    private void cursors() {
        var head = transaction.journal().head();
        sql.list(
                        CursorTable.OUTSIDE,
                        row -> row.text("consumer") + " is at " + row.number("position"),
                        head)
                .forEach(what ->
                        add(
                                "cursors",
                                "the reader " + what + ", but the journal ends at " + head,
                                RESTORE));
    }

    private void references() {
        try {
            new JournalReferences(transaction)
                    .missing(MOST_OF_A_RULE)
                    .forEach(what -> add("references", what, RESTORE));
        } catch (StoreException e) {
            add("references", String.valueOf(e.getMessage()), RESTORE);
        }
    }

    private void add(String rule, String what, String todo) {
        problems.add(new Problem(rule, what, todo));
    }
}
