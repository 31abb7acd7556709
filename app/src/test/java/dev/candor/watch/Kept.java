package dev.candor.watch;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.RandomIds;
import dev.candor.command.StartServer;
import dev.candor.model.Actor;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.model.Result;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;
import dev.candor.time.TimeSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A real store in a folder with one component, {@code app}, and what was kept in it. */
final class Kept implements AutoCloseable {
    private static final Actor ACTOR = Actor.system("test");
    private static final int MANY = 10_000;
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    final StubbornStore store;
    final Commands commands;

    Kept(Path folder, TimeSource time) {
        store = new StubbornStore(SqlStore.open(StoreSettings.of(folder, time)));
        commands = new Commands(store, time, new RandomIds());
    }

    /** What a server does before it watches. */
    void configure(List<Check> checks) {
        var page =
                new Page(
                        PageId.MAIN,
                        "Test",
                        URI.create("https://status.example.com"),
                        ZoneOffset.UTC,
                        "en");
        var app = new ComponentId("app");
        var component = new ConfiguredComponent(app, "App", null, Requirement.None.CHILDREN, null);
        var _ = commands.run(new StartServer("test", checks), ACTOR, "");
        var _ =
                commands.run(
                        new ApplyConfiguration(page, List.of(component), checks, "hash"),
                        ACTOR,
                        "");
    }

    /** Each change of a verdict, oldest first. */
    List<Event.VerdictChanged> turns() {
        return store.read(transaction -> transaction.journal().after(0, MANY)).stream()
                .map(entry -> entry.event())
                .filter(Event.VerdictChanged.class::isInstance)
                .map(Event.VerdictChanged.class::cast)
                .toList();
    }

    /** The ledger, by start. */
    List<Outage> ledger() {
        return store.read(
                transaction -> transaction.ledger().between(PageId.MAIN, Instant.EPOCH, FAR));
    }

    /** How many public entries there are. */
    int notices() {
        return store.read(transaction -> transaction.notices().open(PageId.MAIN)).size();
    }

    List<CheckState> states() {
        return store.read(transaction -> transaction.checkStates().all());
    }

    /** The results of a check, newest first. */
    List<Result> results(CheckId check) {
        return store.read(transaction -> transaction.results().newest(check, MANY));
    }

    @Override
    public void close() {
        store.close();
    }
}
