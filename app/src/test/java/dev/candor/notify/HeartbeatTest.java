package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ScriptedServer;
import dev.candor.model.DeliveryId;
import dev.candor.model.HeartbeatSettings;
import dev.candor.notify.Heartbeat.Fate;
import dev.candor.notify.hook.AskAddress;
import dev.candor.notify.hook.HookClient;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody outside hears that everybody is told, for as long as that is so. */
class HeartbeatTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

    @TempDir private Path folder;
    private TellingScene scene;
    private HookClient client;
    private Rounds rounds;
    private Heartbeat heartbeat;

    @BeforeEach
    void furnish() {
        scene = new TellingScene(folder);
        scene.person("ann");
        scene.start();
        client = new HookClient("test", scene.time);
        rounds =
                new Rounds(
                        scene.store,
                        scene.time,
                        new Random(1),
                        List.of(),
                        new Rounds.Settings(Duration.ofMinutes(10), Duration.ofDays(800)),
                        _ -> {});
        heartbeat = new Heartbeat(() -> rounds.audit(), new AskAddress(client), scene.time);
    }

    @AfterEach
    void close() {
        heartbeat.stop();
        client.close();
        scene.close();
    }

    private static HeartbeatSettings to(ScriptedServer receiver) {
        return new HeartbeatSettings(
                URI.create(receiver.address() + "/ping/1?a=b"), Duration.ofSeconds(10));
    }

    /** A message that waits for another that is not there: nothing will ever send it. */
    private Owed lose() {
        scene.mail.defer();
        scene.post("Slow");
        Await.until("tried", LONGEST, () -> !scene.mail.tried().isEmpty());
        Await.until("written", LONGEST, () -> scene.deliveries().getFirst().attempts() > 0);
        scene.stop();
        var before = scene.store.read(it -> it.deliveries().newest(Deliveries.Filter.ALL, 1, null));
        var lost = before.getFirst().behind(new DeliveryId("zzzzzzzzzzzz"));
        scene.store.writeVoid(it -> it.deliveries().put(List.of(lost)));
        return before.getFirst();
    }

    @Test
    void itIsHeardWhileTheInvariantHoldsAndFallsSilentWhileItDoesNot() {
        try (var receiver = ScriptedServer.answering(OK)) {
            var settings = to(receiver);
            heartbeat.apply(settings);
            assertThat(heartbeat.beat(settings).why()).isEqualTo("nothing was audited yet");
            rounds.round();
            assertThat(heartbeat.beat(settings).fate()).isEqualTo(Fate.TAKEN);
            assertThat(receiver.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /ping/1?a=b HTTP/1.1");

            var whole = lose();
            rounds.round();
            var silent = heartbeat.beat(settings);
            assertThat(silent.fate()).isEqualTo(Fate.WITHHELD);
            assertThat(silent.why()).contains("wait for nothing", whole.delivery().id().value());
            assertThat(silent.takenAt()).isEqualTo(TellingScene.START);
            assertThat(receiver.requests()).hasSize(1);
            assertThat(heartbeat.last()).contains(silent);

            scene.store.writeVoid(it -> it.deliveries().put(List.of(whole)));
            rounds.round();
            assertThat(heartbeat.beat(settings).fate()).isEqualTo(Fate.TAKEN);
            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @Test
    void anAuditThatIsLongAgoSaysNothing() {
        try (var receiver = ScriptedServer.answering(OK)) {
            var settings = to(receiver);
            rounds.round();
            scene.time.advance(Heartbeat.STALE);
            assertThat(heartbeat.beat(settings).fate()).isEqualTo(Fate.TAKEN);
            scene.time.advance(Duration.ofSeconds(1));
            assertThat(heartbeat.beat(settings).why())
                    .isEqualTo("the last audit was at " + TellingScene.START);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatDoesNotTakeItIsAskedAgainAndNamedByItsAnswerOnly() {
        var answers = new AtomicInteger();
        try (var receiver =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.send(answers.getAndIncrement() == 0 ? BUSY : OK);
                })) {
            var settings = to(receiver);
            heartbeat.apply(settings);
            rounds.round();
            var missed = heartbeat.beat(settings);
            assertThat(missed.fate()).isEqualTo(Fate.MISSED);
            assertThat(missed.why()).isEqualTo("the other side answered 503");
            assertThat(settings.toString()).doesNotContain("ping");
            assertThat(heartbeat.beat(settings).fate()).isEqualTo(Fate.TAKEN);
        }
    }

    @Test
    void itBeatsByItselfAndFollowsItsSettings() {
        try (var first = ScriptedServer.answering(OK);
                var second = ScriptedServer.answering(OK)) {
            rounds.round();
            heartbeat.start();
            assertThat(heartbeat.last()).isEmpty();
            heartbeat.apply(to(first));
            Await.until("the first hears it", LONGEST, () -> !first.requests().isEmpty());
            heartbeat.apply(to(second));
            Await.until("the second hears it", LONGEST, () -> !second.requests().isEmpty());
            Await.until("it is known", LONGEST, () -> heartbeat.last().isPresent());
            heartbeat.apply(null);
            assertThat(heartbeat.last()).isEmpty();
        }
    }

    @Test
    void aReceiverThatHangsDelaysNobody() {
        try (var receiver =
                ScriptedServer.start(talk -> {
                    talk.readRequest();
                    talk.hang();
                })) {
            rounds.round();
            heartbeat.start();
            heartbeat.apply(to(receiver));
            Await.until("it is asked", LONGEST, () -> !receiver.requests().isEmpty());
            scene.post("Slow");
            scene.awaitPending(0);
            rounds.round();
            assertThat(scene.mail.toldTo("ann")).containsExactly("posted investigating");
            assertThat(rounds.audit().problems()).isEmpty();
            assertThat(heartbeat.last()).as("it still waits").isEmpty();
        }
    }
}
