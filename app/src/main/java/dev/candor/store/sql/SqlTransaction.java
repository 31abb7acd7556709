package dev.candor.store.sql;

import dev.candor.store.Alerts;
import dev.candor.store.AudienceNames;
import dev.candor.store.AudienceSources;
import dev.candor.store.Audiences;
import dev.candor.store.Changes;
import dev.candor.store.CheckStates;
import dev.candor.store.Components;
import dev.candor.store.Cursors;
import dev.candor.store.Deliveries;
import dev.candor.store.DueInstants;
import dev.candor.store.History;
import dev.candor.store.HistoryUpkeep;
import dev.candor.store.Installation;
import dev.candor.store.Ledger;
import dev.candor.store.Measurements;
import dev.candor.store.Messages;
import dev.candor.store.Notices;
import dev.candor.store.Pages;
import dev.candor.store.Postmortems;
import dev.candor.store.Quarantine;
import dev.candor.store.Requests;
import dev.candor.store.Results;
import dev.candor.store.StoreException;
import dev.candor.store.Subscribers;
import dev.candor.store.Tokens;
import dev.candor.store.Transaction;
import dev.candor.store.UptimeTargets;

import java.sql.Connection;
import java.util.function.Function;

/** The ports on one connection. Confined to the thread of its transaction. */
final class SqlTransaction implements Transaction {
    private final Sql sql;
    private final JournalTable journal;

    SqlTransaction(Connection connection, Dialect dialect, boolean writable) {
        sql = new Sql(connection, dialect, new Fate(writable), "the database");
        journal = on("the journal", JournalTable::new);
    }

    /** For statements that belong to no table. */
    Sql sql() {
        return sql;
    }

    /**
     * Writes what still waits; the last thing before the commit.
     *
     * @return the newest position that this transaction journalled, or 0
     * @throws StoreException when a statement failed before, even if nobody minded then
     */
    long finish() {
        var position = journal.write();
        sql.fate().requireSound("could not commit");
        return position;
    }

    @Override
    public JournalTable journal() {
        return journal;
    }

    @Override
    public Cursors cursors() {
        return on("the journal's readers", CursorTable::new);
    }

    @Override
    public Pages pages() {
        return on("the pages", PageTable::new);
    }

    @Override
    public Components components() {
        return on("the components", StoredComponents::new);
    }

    @Override
    public UptimeTargets uptimeTargets() {
        return on("the uptime targets", UptimeTargetTable::new);
    }

    @Override
    public CheckStates checkStates() {
        return on("the states of checks", CheckStateTable::new);
    }

    @Override
    public Results results() {
        return on("the results", ResultTable::new);
    }

    @Override
    public History history() {
        return on("the history", StoredHistory::new);
    }

    @Override
    public HistoryUpkeep upkeep() {
        return on("the history", StoredUpkeep::new);
    }

    @Override
    public Ledger ledger() {
        return on("the ledger", OutageTable::new);
    }

    @Override
    public Notices notices() {
        return on("the notices", StoredNotices::new);
    }

    @Override
    public Changes changes() {
        return on("the changes", ChangeTable::new);
    }

    @Override
    public Measurements measurements() {
        return on("the measurements", MeasurementTable::new);
    }

    @Override
    public Postmortems postmortems() {
        return on("the postmortems", PostmortemTable::new);
    }

    @Override
    public Messages messages() {
        return on("the messages", MessageTable::new);
    }

    @Override
    public Deliveries deliveries() {
        return on("the deliveries", DeliveryTable::new);
    }

    @Override
    public Quarantine quarantine() {
        return on("the addresses that bounced", QuarantineTable::new);
    }

    @Override
    public DueInstants dueInstants() {
        return on("the due instants", DueInstantTable::new);
    }

    @Override
    public Subscribers subscribers() {
        return on("the subscribers", SubscriberTable::new);
    }

    @Override
    public Audiences audiences() {
        return on("the audiences", CustomerTable::new);
    }

    @Override
    public AudienceSources audienceSources() {
        return on("the sources of audiences", AudienceSourceTable::new);
    }

    @Override
    public AudienceNames audienceNames() {
        return on("the names of audiences", AudienceNameTable::new);
    }

    @Override
    public Alerts alerts() {
        return on("the alerts", AlertTable::new);
    }

    @Override
    public Tokens tokens() {
        return on("the tokens", TokenTable::new);
    }

    @Override
    public Requests requests() {
        return on("the requests that were done", RequestTable::new);
    }

    @Override
    public Installation installation() {
        return on("the facts about this installation", InstallationTable::new);
    }

    private <T> T on(String what, Function<Sql, T> table) {
        return table.apply(new Sql(sql.connection(), sql.dialect(), sql.fate(), what));
    }
}
