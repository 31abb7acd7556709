package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ManualTime;
import dev.candor.judge.Reason;
import dev.candor.judge.Turn;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.JournalEntry;
import dev.candor.model.Level;
import dev.candor.model.Location;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.model.Target;
import dev.candor.model.Verdict;
import dev.candor.store.Store;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page with components and checks on a real store, and a clock that is set by hand. */
final class Scene implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    static final Page PAGE =
            new Page(
                    PageId.MAIN,
                    "Example",
                    URI.create("https://status.example.com"),
                    ZoneId.of("Europe/Vienna"),
                    "en");
    static final Actor PERSON = new Actor(Actor.Kind.TOKEN, "t1");

    final ManualTime time = new ManualTime(START);
    final SqlStore store;
    final Commands commands;
    final Map<CheckId, Check> checks = new HashMap<>();
    private final Map<CheckId, CheckState> states = new HashMap<>();
    private final List<ConfiguredComponent> components = new ArrayList<>();
    private int lastId;

    Scene(Path folder) {
        store = SqlStore.open(StoreSettings.of(folder, time));
        commands = new Commands(store, time, this::nextId);
    }

    /** A page with a group {@code flexo} of web and mail, and {@code app} alone; a check each. */
    static Scene furnished(Path folder) {
        var scene = new Scene(folder);
        scene.component("flexo", null);
        scene.component("flexo/web", "flexo");
        scene.component("flexo/mail", "flexo");
        scene.component("app", null);
        scene.check("web-front", "flexo/web");
        scene.check("mail-smtp", "flexo/mail");
        scene.check("app-front", "app");
        scene.configure("first");
        scene.advance(1);
        scene.turn("web-front", Verdict.UP, scene.time.now());
        scene.turn("mail-smtp", Verdict.UP, scene.time.now());
        scene.turn("app-front", Verdict.UP, scene.time.now());
        scene.advance(59);
        return scene;
    }

    void component(String id, @Nullable String parent) {
        var parentId = parent == null ? null : new ComponentId(parent);
        var name = id.substring(id.lastIndexOf('/') + 1);
        components.add(
                new ConfiguredComponent(
                        new ComponentId(id), name, parentId, Requirement.None.CHILDREN, null));
    }

    void remove(String component) {
        components.removeIf(each -> each.id().value().equals(component));
    }

    void rename(String from, String to) {
        components.replaceAll(each ->
                each.id().value().equals(from)
                        ? new ConfiguredComponent(
                                new ComponentId(to),
                                to,
                                each.parent(),
                                each.requirement(),
                                each.id())
                        : each);
    }

    void check(String id, String component) {
        check(id, component, Check.IncidentRule.PUBLISH);
    }

    void check(String id, String component, Check.IncidentRule rule) {
        var target = new Target.Tcp("192.0.2.1", 80, null, null);
        checks.put(
                new CheckId(id),
                new Check(
                        new CheckId(id),
                        new ComponentId(component),
                        target,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        3,
                        2,
                        rule,
                        List.of()));
    }

    ConfigurationChange configure(String hash) {
        return system(new ApplyConfiguration(PAGE, components, List.copyOf(checks.values()), hash));
    }

    <T> T person(Command<T> command) {
        return commands.run(command, PERSON, "");
    }

    <T> T system(Command<T> command) {
        return commands.run(command, Actor.system("test"), "");
    }

    void advance(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** The instant so many seconds from the start. */
    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** A check turns, and the first result that said so was at {@code since}. */
    RecordVerdicts.Outcome turn(String check, Verdict to, Instant since) {
        return system(turning(List.of(check), to, since));
    }

    /** The command of checks that turn together. */
    RecordVerdicts turning(List<String> names, Verdict to, Instant since) {
        var turned = new ArrayList<CheckState>();
        var turns = new ArrayList<Turn>();
        for (var name : names) {
            var id = new CheckId(name);
            var before = states.getOrDefault(id, CheckState.fresh(id, null, Location.HERE, START));
            var state =
                    new CheckState(id, null, Location.HERE, to, since, to, 0, null, time.now(), "");
            states.put(id, state);
            turned.add(state);
            turns.add(
                    new Turn(id, null, before.verdict(), to, since, "", Reason.FAILURES_CONFIRMED));
        }
        return new RecordVerdicts(turns, turned, Map.copyOf(checks));
    }

    List<Outage> ledger() {
        return store.read(tx -> tx.ledger().between(PageId.MAIN, Instant.EPOCH, at(1L << 32)));
    }

    List<Outage> ledger(String component) {
        return ledger().stream()
                .filter(each -> each.component().value().equals(component))
                .filter(each -> each.level() != Level.UNKNOWN)
                .toList();
    }

    Notice notice(Notice like) {
        return store.read(tx -> tx.notices().find(like.id(), Audience.PUBLIC, true)).orElseThrow();
    }

    List<Notice> notices() {
        return store.read(tx -> tx.notices().newest(PageId.MAIN, Audience.PUBLIC, true, 100, null));
    }

    /** What is remembered of a check. */
    List<CheckState> remembered(String check) {
        return store.read(tx -> tx.checkStates().of(new CheckId(check)));
    }

    List<Event> journal() {
        return store.read(tx -> tx.journal().after(0, 10_000)).stream()
                .map(JournalEntry::event)
                .toList();
    }

    static NoticeDraft incident(String title, Impact... impacts) {
        return new NoticeDraft(
                NoticeKind.INCIDENT,
                title,
                null,
                List.of(impacts),
                null,
                List.of(),
                "We are looking.",
                List.of(),
                Audience.PUBLIC,
                false,
                null);
    }

    static Impact impact(String component, Level level) {
        return new Impact(new ComponentId(component), level, null);
    }

    static UpdateDraft update(String state, Impact... impacts) {
        return new UpdateDraft(
                dev.candor.model.NoticeState.ofWireName(state).orElseThrow(),
                "News.",
                impacts.length == 0 ? null : List.of(impacts),
                null,
                null,
                null);
    }

    /** What must hold after every command. */
    static void invariants(Store store) {
        store.read(tx -> {
            assertThat(tx.journal().firstBreak()).isEmpty();
            for (var notice : tx.notices().all(PageId.MAIN, Audience.PUBLIC)) {
                Invariant.of(tx, notice);
            }
            Invariant.ofProbes(tx);
            return 0;
        });
    }

    @Override
    public void close() {
        try {
            invariants(store);
        } finally {
            store.close();
        }
    }

    private String nextId() {
        lastId++;
        return String.format(java.util.Locale.ROOT, "id%010d", lastId);
    }
}
