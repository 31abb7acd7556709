package dev.candor.watch;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.StartServer;
import dev.candor.command.Timekeeper;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.Await;
import dev.candor.fixture.Checks;
import dev.candor.fixture.Fault;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Check;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Requirement;
import dev.candor.model.Result.Outcome;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.read.ReadModelReader;
import dev.candor.store.CommitUnknown;
import dev.candor.store.FollowJournal;
import dev.candor.store.Followers;
import dev.candor.store.Store;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A day of a server on a store that may fail at any moment: it starts, is configured, announces
 * work, has an incident that a person tells about and one that the checks see, and time passes.
 * Whoever is refused lifts the fault and tries again, as the product's parts do.
 */
final class Story implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MOST_ATTEMPTS = 3;
    private static final ComponentId APP = new ComponentId("app");
    private static final ComponentId MAIL = new ComponentId("mail");
    private static final Check FIRST = Checks.every("a", Duration.ofSeconds(10));
    private static final Check SECOND = Checks.every("b", Duration.ofSeconds(10));
    private static final List<Check> CHECKS = List.of(FIRST, SECOND);

    private final Store store;
    private final ManualTime time;
    private final Fault fault;
    private final Commands commands;
    private final Beliefs beliefs;
    private final Recorder recorder;
    private final FollowJournal follower;
    private final ReadModelReader reader;
    private final Timekeeper timekeeper;
    private long seen;

    /** A story that has not begun, on an empty store whose connections may have that fault. */
    Story(Store store, ManualTime time, Fault fault) {
        this.store = store;
        this.time = time;
        this.fault = fault;
        commands = new Commands(store, time, new RandomIds());
        var backlog = new Backlog(time);
        beliefs = new Beliefs(time, new StallDetector(time), backlog::add);
        recorder = new Recorder(commands, time, backlog, beliefs::checks);
        timekeeper = new Timekeeper(store, commands, time);
        follower = Followers.counting(store);
        reader = new ReadModelReader(store, PageId.MAIN, Audience.PUBLIC);
    }

    /** Lives it, and answers what the publisher knows at its end. */
    ReadModel live() {
        done(new StartServer("test", CHECKS));
        done(configuration());
        var known = read(null);
        beliefs.apply(CHECKS, retried(() -> store.read(t -> t.checkStates().all())));
        recorder.start();
        see(FIRST, Outcome.UP);
        see(SECOND, Outcome.UP);
        var work = post(maintenance());
        time.advance(Duration.ofSeconds(20));
        var trouble = post(incident());
        known = read(known);
        follow();
        done(update(trouble, NoticeState.IDENTIFIED, "We found it."));
        see(FIRST, Outcome.DOWN);
        time.advance(Duration.ofSeconds(10));
        see(FIRST, Outcome.UP);
        done(update(trouble, NoticeState.RESOLVED, "It works."));
        time.advance(Duration.ofHours(1));
        tick();
        time.advance(Duration.ofHours(1));
        tick();
        done(update(work, NoticeState.COMPLETED, "Done."));
        recorder.stop(SOON);
        follow();
        return read(known);
    }

    @Override
    public void close() {
        recorder.stop(Duration.ofMillis(1));
    }

    /** Does it once: told that it failed, somebody does it again; told nothing, they look first. */
    private void done(Command<?> command) {
        retried(() -> {
            try {
                return Optional.of(commands.run(command, PERSON, ""));
            } catch (CommitUnknown unknown) {
                fault.disarm();
                return unknown.wasKept()
                        ? Optional.empty()
                        : Optional.of(commands.run(command, PERSON, ""));
            }
        });
    }

    /** The key makes it safe to post again without having looked. */
    private Notice post(NoticeDraft draft) {
        return retried(() -> commands.run(new PostNotice(PageId.MAIN, draft), PERSON, ""));
    }

    private <T> T retried(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StoreException failure) {
                if (attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
                fault.disarm();
            }
        }
    }

    private void see(Check check, Outcome outcome) {
        time.advance(Duration.ofSeconds(1));
        beliefs.take(
                check,
                new StallDetector.Mark(time.nanoTime(), 0),
                ScriptedProber.result(check, time, outcome));
        seen++;
        Await.until(
                "result " + seen + " of the story is stored",
                SOON,
                () -> {
                    if (fault.hasStruck()) {
                        fault.disarm();
                    }
                    return recorder.stored() >= seen;
                });
    }

    private void tick() {
        retried(timekeeper::tick);
    }

    private void follow() {
        while (retried(() -> Followers.step(follower)) > 0) {
            time.advance(Duration.ofMillis(1));
        }
    }

    private ReadModel read(@Nullable ReadModel known) {
        return retried(() -> reader.read(known).model());
    }

    private static ApplyConfiguration configuration() {
        var page =
                new Page(
                        PageId.MAIN,
                        "Test",
                        URI.create("https://status.example.com"),
                        ZoneOffset.UTC,
                        "en");
        var components =
                Stream.of(APP, MAIL)
                        .map(id ->
                                new ConfiguredComponent(
                                        id, id.value(), null, Requirement.None.CHILDREN, null))
                        .toList();
        return new ApplyConfiguration(page, components, CHECKS, "hash");
    }

    private static NoticeDraft maintenance() {
        var start = LocalDateTime.ofInstant(BEGIN, ZoneOffset.UTC).plusMinutes(30);
        var planned = new Planned(start, start.plusHours(1), ZoneOffset.UTC);
        var impact = new Impact(MAIL, Level.UNDER_MAINTENANCE, null);
        return draft(NoticeKind.MAINTENANCE, "New disks", List.of(impact), planned);
    }

    private static NoticeDraft incident() {
        var impact = new Impact(MAIL, Level.PARTIAL_OUTAGE, "mail delayed, none lost");
        return draft(NoticeKind.INCIDENT, "Mail is slow", List.of(impact), null);
    }

    private static NoticeDraft draft(
            NoticeKind kind, String title, List<Impact> impacts, @Nullable Planned planned) {
        return new NoticeDraft(
                kind,
                title,
                null,
                impacts,
                planned,
                List.of(),
                "We tell you more soon.",
                List.of(),
                Audience.PUBLIC,
                false,
                title);
    }

    private static PostUpdate update(Notice notice, NoticeState state, String body) {
        return new PostUpdate(notice.id(), new UpdateDraft(state, body, null, null, null, null));
    }
}
