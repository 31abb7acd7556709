package dev.candor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Checks;
import dev.candor.fixture.RealTime;
import dev.candor.fixture.SwitchableServer;
import dev.candor.model.Check;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;
import dev.candor.model.Verdict;
import dev.candor.probe.NetworkProber;
import dev.candor.probe.ProbeSettings;
import dev.candor.probe.Prober;
import dev.candor.time.SystemTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

class WatchTest {
    private static final Duration EVERY = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int FAIL_AFTER = 2;

    private final SystemTime time = SystemTime.ofSystem();

    @TempDir private Path folder;

    @Test
    void aServerThatStopsIsDownInTimeFromItsFirstFailedResultUntilItIsBack() {
        try (var server = new SwitchableServer();
                var kept = new Kept(folder, time);
                var prober = new NetworkProber(ProbeSettings.of("1"), time)) {
            var check = check("a", server.url());
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("up", () -> kept.turns().size() == 1);
            var stoppedAt = time.now();
            server.stop();
            var took = Await.until("down", SOON, () -> kept.turns().size() == 2);
            // A machine that stalls voids results, as it must; that time does not count here.
            var promised = EVERY.multipliedBy(FAIL_AFTER).plusSeconds(1);
            assertThat(took.minus(watch.figures().blind().multipliedBy(3))).isLessThan(promised);
            var down = kept.turns().getLast();
            assertThat(down.to()).isEqualTo(Verdict.DOWN);
            var first = firstFailure(kept, check);
            assertThat(down.sinceMillis()).isEqualTo(first.at().toEpochMilli());
            assertThat(first.at()).isAfterOrEqualTo(stoppedAt.minus(EVERY));
            assertThat(first.detail()).startsWith("connection refused by 127.0.0.1:");
            var outage = kept.ledger().getLast();
            assertThat(outage.level()).isEqualTo(Level.MAJOR_OUTAGE);
            assertThat(outage.start()).isEqualTo(first.at());
            assertThat(kept.notices()).isEqualTo(1);
            server.start();
            await("up again", () -> kept.turns().size() == 3);
            assertThat(kept.ledger().getLast().end()).isNotNull();
            watch.stop();
            assertThat(watch.figures().turns()).isEqualTo(3);
            assertThat(watch.figures().stored()).isEqualTo(kept.results(check.id()).size());
        }
    }

    @Test
    void anOutageSurvivesARestartAndIsNotAnnouncedAgain() {
        var check = check("a", "http://127.0.0.1:1/");
        try (var kept = new Kept(folder, time);
                var prober = new NetworkProber(ProbeSettings.of("1"), time)) {
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("down", () -> kept.turns().size() == 1);
            watch.stop();
        }
        try (var kept = new Kept(folder, time);
                var prober = new NetworkProber(ProbeSettings.of("1"), time)) {
            var before = kept.results(check.id()).size();
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("results", () -> kept.results(check.id()).size() > before + FAIL_AFTER);
            watch.stop();
            assertThat(kept.turns()).hasSize(1);
            assertThat(kept.notices()).isEqualTo(1);
            assertThat(kept.ledger())
                    .filteredOn(outage -> outage.level() == Level.MAJOR_OUTAGE)
                    .singleElement()
                    .matches(outage -> outage.isOpen());
        }
    }

    @Test
    void manyChecksThatFailTogetherAreOneIncident() {
        try (var kept = new Kept(folder, time);
                var prober = new NetworkProber(ProbeSettings.of("1"), time)) {
            var checks =
                    IntStream.range(0, 200)
                            .mapToObj(n ->
                                    check("c" + n, "http://127.0.0.1:1/", Duration.ofSeconds(1)))
                            .toList();
            kept.configure(checks);
            var watch = watch(kept, prober, checks);
            await("all down", () -> kept.turns().size() == 200);
            watch.stop();
            assertThat(kept.notices()).isEqualTo(1);
        }
    }

    @Test
    void whileTheStoreHangsNothingIsRunAndNothingTurnsDown() {
        var real = new RealTime();
        try (var kept = new Kept(folder, time);
                var prober = new ScriptedProber(real)) {
            var check = check("a", "http://127.0.0.1:1/");
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("up", () -> kept.turns().size() == 1);
            kept.store.hang();
            await("blind", () -> watch.figures().blindRuns() > 2);
            var runs = prober.runs();
            var blind = watch.figures().blindRuns();
            await("more blind", () -> watch.figures().blindRuns() > blind + 2);
            assertThat(prober.runs()).isEqualTo(runs);
            assertThat(watch.figures().queued()).isLessThan(20);
            assertThat(watch.figures().storePending()).isGreaterThan(Backlog.STALL);
            kept.store.release();
            await("runs again", () -> prober.runs() > runs + 2);
            watch.stop();
            assertThat(kept.turns())
                    .extracting(Event.VerdictChanged::to)
                    .doesNotContain(Verdict.DOWN);
            assertThat(watch.figures().blind()).isPositive();
        }
    }

    @Test
    void aVerdictFromBeforeTheHangIsRecordedAfterItWithItsTrueStart() {
        try (var kept = new Kept(folder, time);
                var prober = new ScriptedProber(time)) {
            var check = check("a", "http://127.0.0.1:1/");
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("up", () -> kept.turns().size() == 1);
            var before = time.now();
            kept.store.hang();
            prober.see(Outcome.DOWN);
            await("judged", () -> watch.states().getFirst().verdict() == Verdict.DOWN);
            var since = watch.states().getFirst().since();
            assertThat(since).isAfterOrEqualTo(before);
            assertThat(kept.turns()).hasSize(1);
            kept.store.release();
            await("recorded", () -> kept.turns().size() == 2);
            assertThat(kept.turns().getLast().sinceMillis()).isEqualTo(since.toEpochMilli());
            watch.stop();
        }
    }

    @Test
    void aReloadRunsTheNewAndForgetsTheOld() {
        try (var kept = new Kept(folder, time);
                var prober = new ScriptedProber(time)) {
            var old = check("old", "http://127.0.0.1:1/");
            var stays = check("stays", "http://127.0.0.1:1/");
            kept.configure(List.of(old, stays));
            var watch = watch(kept, prober, List.of(old, stays));
            await("both up", () -> kept.turns().size() == 2);
            var added = check("new", "http://127.0.0.1:1/");
            watch.apply(List.of(stays));
            kept.configure(List.of(stays, added));
            watch.apply(List.of(stays, added));
            await("the new one is up", () -> kept.turns().size() == 3);
            assertThat(kept.states())
                    .extracting(state -> state.check().value())
                    .containsExactly("new", "stays");
            watch.stop();
        }
    }

    @Test
    void stoppingTakesNoLongerThanFiveSecondsWhateverHangs() {
        try (var kept = new Kept(folder, time);
                var prober = new ScriptedProber(time)) {
            var check = check("a", "http://127.0.0.1:1/");
            kept.configure(List.of(check));
            var watch = watch(kept, prober, List.of(check));
            await("up", () -> kept.turns().size() == 1);
            kept.store.hang();
            await("a write hangs", () -> !watch.figures().storePending().isZero());
            var start = time.nanoTime();
            watch.stop();
            watch.stop();
            assertThat(Duration.ofNanos(time.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private Watch watch(Kept kept, Prober prober, List<Check> checks) {
        var watch = new Watch(kept.store, kept.commands, prober, time, Optional::empty);
        watch.apply(checks);
        watch.start();
        return watch;
    }

    private static Result firstFailure(Kept kept, Check check) {
        Result first = null;
        for (var result : kept.results(check.id())) {
            if (result.outcome() != Outcome.DOWN) {
                break;
            }
            first = result;
        }
        return Objects.requireNonNull(first);
    }

    private static Check check(String id, String address) {
        return check(id, address, EVERY);
    }

    private static Check check(String id, String address, Duration every) {
        var target = Checks.http(URI.create(address));
        var plain = Checks.check(id, target, every, every);
        return new Check(
                plain.id(),
                plain.component(),
                target,
                every,
                every,
                FAIL_AFTER,
                1,
                Check.IncidentRule.PUBLISH,
                List.of());
    }

    private static void await(String what, BooleanSupplier condition) {
        var _ = Await.until(what, SOON, condition);
    }
}
