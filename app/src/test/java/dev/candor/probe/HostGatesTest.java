package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Checks;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.Result.Outcome;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class HostGatesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final List<String> started = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();

    @Test
    void noMoreThanTheLimitAreInsideAndTheOthersKeepTheirOrder() {
        var gates = gates(ProbeSettings.of("1").withPerHost(2, 10, 0));
        var a = enter(gates, "a");
        var b = enter(gates, "b");
        enter(gates, "c");
        var d = enter(gates, "d");
        assertThat(started).containsExactly("a", "b");
        d.leave();
        a.leave();
        a.leave();
        assertThat(started).containsExactly("a", "b", "c");
        b.leave();
        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void whoFindsTheQueueFullIsTurnedAway() {
        var gates = gates(ProbeSettings.of("1").withPerHost(1, 1, 0));
        enter(gates, "a");
        enter(gates, "b");
        assertThat(gates.enter("host", Runnable::run, () -> {})).isEmpty();
        assertThat(gates.enter("other", Runnable::run, () -> {})).isPresent();
    }

    @Test
    void aHostThatNobodyProbesIsForgotten() {
        var gates = gates(ProbeSettings.of("1"));
        enter(gates, "a").leave();
        assertThat(gates.size()).isZero();
    }

    @Test
    void startsAreSpacedWhenThereIsARate() {
        var gates = gates(ProbeSettings.of("1").withPerHost(10, 10, 10));
        enter(gates, "a");
        enter(gates, "b");
        enter(gates, "c");
        assertThat(started).containsExactly("a");
        time.advance(Duration.ofMillis(100));
        ring();
        assertThat(started).containsExactly("a", "b");
        time.advance(Duration.ofMillis(50));
        ring();
        assertThat(started).containsExactly("a", "b");
        time.advance(Duration.ofMillis(50));
        ring();
        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void aTargetNeverSeesMoreThanItsLimit() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server =
                        ScriptedServer.start(talk -> {
                            talk.readRequest();
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            talk.pause(20);
                            inside.decrementAndGet();
                            talk.send(OK);
                        });
                var probing = new Probing(ProbeSettings.of("1").withPerHost(4, 100, 0))) {
            var check = Checks.of(Checks.http(URI.create(server.address())), LIMIT);
            var all = Stream.generate(() -> probing.begin(check)).limit(40).toList();
            for (var run : all) {
                assertThat(run.join().result().detail()).isEmpty();
                // The waiting is ours: it is in the total, and in no phase of the target.
                assertThat(run.join().result().phases().firstByte()).isLessThan(LIMIT);
            }
            assertThat(most.get()).isEqualTo(4);
        }
    }

    @Test
    void whoGetsNoTurnIsUnknown() {
        var arrived = new AtomicInteger();
        try (var server =
                        ScriptedServer.start(talk -> {
                            talk.readRequest();
                            arrived.incrementAndGet();
                            talk.hang();
                        });
                var probing = new Probing(ProbeSettings.of("1").withPerHost(1, 100, 0))) {
            var target = Checks.http(URI.create(server.address()));
            var first = probing.begin(Checks.of(target, Duration.ofSeconds(2)));
            // Two probes may run on two threads: the first must have its turn before the second
            // asks.
            Await.until("the first has its turn", LIMIT, () -> arrived.get() == 1);
            var second = probing.observe(Checks.of(target, Duration.ofMillis(200))).result();
            assertThat(second.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(second.detail())
                    .isEqualTo(
                            "too many requests to 127.0.0.1 were under way; no turn within 200"
                                    + " ms");
            assertThat(second.phases().connect()).isZero();
            assertThat(first.join().result().outcome()).isEqualTo(Outcome.DOWN);
        }
    }

    @Test
    void aRunWhoseTurnComesTooLateIsGivenUpWithoutAskingTheTarget() {
        var arrived = new AtomicInteger();
        try (var server =
                        ScriptedServer.start(talk -> {
                            talk.readRequest();
                            arrived.incrementAndGet();
                            talk.hang();
                        });
                var probing = new Probing(ProbeSettings.of("1").withPerHost(1, 100, 0))) {
            var target = Checks.http(URI.create(server.address()));
            var first = probing.begin(Checks.of(target, Duration.ofSeconds(1)));
            Await.until("the first has its turn", LIMIT, () -> arrived.get() == 1);
            var second = probing.observe(Checks.of(target, Duration.ofMillis(1400))).result();
            assertThat(second.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(second.detail())
                    .startsWith("no turn at 127.0.0.1 within 700 ms: too many requests to it");
            assertThat(arrived).hasValue(1);
            assertThat(first.join().result().outcome()).isEqualTo(Outcome.DOWN);
        }
    }

    @Test
    void hungTargetsDelayNobodyElse() {
        try (var hung = ScriptedServer.start(ScriptedServer.Talk::hang);
                var good = ScriptedServer.answering(OK);
                var probing = new Probing(ProbeSettings.of("1"))) {
            var slow = Checks.of(Checks.http(URI.create(hung.address())), Duration.ofSeconds(1));
            var all = new ArrayList<CompletableFuture<Observation>>();
            for (var n = 0; n < 200; n++) {
                all.add(probing.begin(slow));
            }
            // By another name, so that it has a gate of its own.
            var other = URI.create("http://localhost:" + good.port() + "/");
            var result = probing.observe(Checks.of(Checks.http(other), Duration.ofMillis(500)));
            assertThat(result.result().detail()).isEmpty();
            all.forEach(CompletableFuture::join);
        }
    }

    @Test
    void tooManyRunsInAllAreUnknownAtOnce() {
        try (var hung = ScriptedServer.start(ScriptedServer.Talk::hang);
                var probing = new Probing(ProbeSettings.of("1").withInFlight(1))) {
            var check = Checks.of(Checks.http(URI.create(hung.address())), Duration.ofMillis(300));
            var first = probing.begin(check);
            var second = probing.observe(check).result();
            assertThat(second.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(second.detail()).isEqualTo("1 probes are under way already");
            first.join();
        }
    }

    @Test
    void closingEndsRunsAsUnknown() {
        try (var hung = ScriptedServer.start(ScriptedServer.Talk::hang)) {
            var probing = new Probing(ProbeSettings.of("1"));
            var check = Checks.of(Checks.http(URI.create(hung.address())), Duration.ofSeconds(60));
            var run = probing.begin(check);
            probing.close();
            assertThat(run.join().result().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(probing.observe(check).result().detail())
                    .isEqualTo("the program is stopping");
        }
    }

    private HostGates gates(ProbeSettings settings) {
        return new HostGates(settings, time::nanoTime, (_, task) -> alarms.add(task));
    }

    private HostGates.Ticket enter(HostGates gates, String name) {
        return gates.enter("host", Runnable::run, () -> started.add(name)).orElseThrow();
    }

    private void ring() {
        var due = List.copyOf(alarms);
        alarms.clear();
        due.forEach(Runnable::run);
    }
}
