package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;
import dev.candor.model.Delivery.State;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.template.Catalogue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** From what happened to what people got. */
class TellingTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir private Path folder;
    private TellingScene scene;

    @BeforeEach
    void furnish() {
        scene = new TellingScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /**
     * 2010-04-04 at FoxyCart: the alert's e-mail was declined for a moment, once, and never sent
     * again. Whoever is told of it here is told, and hears the end too.
     */
    @Test
    void anAlertThatWasDeclinedOnceIsSentAgainUntilItIsTaken() {
        scene.person("operator");
        scene.mail.defer();
        scene.start();
        var outage = scene.post("The database server does not answer");
        awaitAttempts(1);
        var waiting = scene.deliveries().getFirst();
        assertThat(waiting.lastError()).isEqualTo("451 try again later");
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.nextAttemptAt())
                .isBetween(TellingScene.START, TellingScene.START.plusSeconds(10));

        scene.mail.accept();
        scene.advance(Duration.ofSeconds(10));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("operator")).containsExactly("posted investigating");
        assertThat(scene.mail.tried()).extracting(Outgoing::key).containsOnly(waiting.id().value());

        scene.update(outage, NoticeState.RESOLVED);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("operator"))
                .containsExactly("posted investigating", "ended resolved");
    }

    /** The clock stands, so the moment for which sending is held back does not end by itself. */
    @Test
    void nothingNewIsSentWhileSomebodyWaitsForAnAnswer() {
        var asked = new AtomicInteger();
        var waits = new AtomicBoolean(true);
        scene.person("ann");
        scene.start();
        scene.outbox()
                .giveWayTo(() -> {
                    var isSender = Thread.currentThread().getName().startsWith("send-");
                    return isSender && asked.incrementAndGet() > 0 && waits.get();
                });
        scene.post("Slow");
        Await.until("held back", LONGEST, () -> asked.get() > 3);
        assertThat(scene.mail.tried()).isEmpty();

        waits.set(false);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("posted investigating");
    }

    @Test
    void nobodyHearsInvestigatingAfterResolved() {
        scene.person("ann");
        scene.mail.defer();
        scene.start();
        var notice = scene.post("Slow");
        awaitAttempts(1);
        scene.mail.accept();
        scene.update(notice, NoticeState.RESOLVED);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("ended resolved");
        assertThat(scene.counts()).containsEntry(State.SUPERSEDED, 1L);
    }

    @Test
    void whatAMessageSaidReachesItsReaderWithTheOneThatTookItsPlace() {
        scene.person("ann");
        scene.mail.defer();
        scene.start();
        var notice = scene.post("Slow");
        awaitAttempts(1);
        scene.mail.accept();
        scene.update(notice, NoticeState.RESOLVED);
        scene.awaitPending(0);
        var told = scene.mail.taken().getLast().told();
        var catalogue = ((Catalogue.Loaded.Fine) Catalogue.load(null)).catalogue();
        var zone = ZoneId.of("Europe/Vienna");
        assertThat(Preview.of(catalogue, told, "en", zone, Links.NONE).text())
                .containsSubsequence(
                        "This is over.",
                        "News.",
                        "See all of it",
                        "--------",
                        "What we said before:",
                        "(investigating):",
                        "We look into it.",
                        "--------");
        assertThat(Preview.of(catalogue, told, "de", zone, Links.NONE).text())
                .containsSubsequence("Was wir davor gesagt haben:", "We look into it.");
    }

    @Test
    void whatCameOfDeliveriesIsCountedAndOutlivesAChangeOfChannels() {
        scene.person("ann");
        scene.person("bob");
        scene.instead.put("bob", ScriptedChannel.to("operator", "pager"));
        scene.mail.answer(message ->
                message.to().key().equals("bob")
                        ? new SendOutcome.Refused("550 no such user", true)
                        : new SendOutcome.Deferred("451 try again later", null));
        scene.start();
        var notice = scene.post("Slow");
        awaitAttempts(2);
        scene.mail.accept();
        scene.update(notice, NoticeState.RESOLVED);
        scene.awaitPending(0);
        scene.outbox().replace(List.of(scene.mail, scene.pager));
        var mail = scene.outbox().working().getFirst();
        assertThat(mail.channel()).isEqualTo("mail");
        assertThat(mail.settled())
                .containsEntry(State.SUPERSEDED, 1L)
                .containsEntry(State.ESCALATED, 1L)
                .containsEntry(State.FAILED, 0L);
        assertThat(mail.counts().refused()).isEqualTo(1);
        assertThat(mail.counts().deferred()).isPositive();
        assertThat(mail.settled().get(State.DELIVERED)).isEqualTo(mail.counts().accepted());
        assertThat(mail.underWay()).isZero();
        var pager = scene.outbox().working().getLast();
        assertThat(pager.settled()).containsEntry(State.DELIVERED, 1L);
    }

    @Test
    void whatAnOperatorGivesUpIsCountedAsFailed() {
        scene.person("ann");
        scene.mail.defer();
        scene.start();
        scene.post("Slow");
        awaitAttempts(1);
        scene.stop(scene.deliveries().getFirst().id());
        scene.awaitPending(0);
        Await.until("it is counted", LONGEST, () -> Long.valueOf(1).equals(failed()));
        scene.post("Other");
        scene.awaitPending(1);
        assertThat(failed()).isEqualTo(1);
    }

    private @Nullable Long failed() {
        return scene.outbox().working().getFirst().settled().get(State.FAILED);
    }

    @Test
    void whatIsOnItsWayIsWaitedForAndNotOvertaken() {
        scene.person("ann");
        var hold = new CountDownLatch(1);
        scene.mail.answer(_ -> held(hold));
        scene.start();
        var notice = scene.post("Slow");
        Await.until("under way", LONGEST, () -> scene.mail.tried().size() == 1);
        scene.update(notice, NoticeState.IDENTIFIED);
        scene.update(notice, NoticeState.RESOLVED);
        Await.until("written", LONGEST, () -> scene.deliveries().size() == 3);
        assertThat(scene.mail.tried()).hasSize(1);
        hold.countDown();
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann"))
                .containsExactly("posted investigating", "ended resolved");
    }

    @Test
    void whatIsDeclinedWhileNewsWaitIsNotSentAnyMore() {
        scene.person("ann");
        var hold = new CountDownLatch(1);
        scene.mail.answer(message -> {
            held(hold);
            return isPosted(message)
                    ? new SendOutcome.Deferred("451 greylisted", Duration.ofHours(1))
                    : new SendOutcome.Accepted("250 ok");
        });
        scene.start();
        var notice = scene.post("Slow");
        Await.until("under way", LONGEST, () -> scene.mail.tried().size() == 1);
        scene.update(notice, NoticeState.RESOLVED);
        Await.until("written", LONGEST, () -> scene.deliveries().size() == 2);
        hold.countDown();
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("ended resolved");
    }

    @Test
    void draftsTellNobodyUntilTheyArePublishedAndEditsTellNobody() {
        scene.person("ann");
        scene.start();
        var draft = scene.post("Not yet", true);
        scene.update(draft, NoticeState.IDENTIFIED);
        scene.awaitPending(0);
        assertThat(scene.mail.tried()).isEmpty();
        scene.publish(draft);
        Await.until("told", LONGEST, () -> !scene.mail.taken().isEmpty());
        scene.rename(draft, "Spelt right");
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("posted identified");
    }

    @Test
    void whatHappenedBeforeThereWasANotifierIsNotTold() {
        scene.person("ann");
        var old = scene.post("Long ago");
        scene.start();
        scene.rename(old, "Long, long ago");
        scene.awaitPending(0);
        assertThat(scene.mail.tried()).isEmpty();
        scene.update(old, NoticeState.RESOLVED);
        Await.until("told", LONGEST, () -> !scene.mail.taken().isEmpty());
        scene.stop();
        var next = scene.post("While nobody was there to tell it");
        scene.start();
        Await.until("told", LONGEST, () -> scene.mail.taken().size() == 2);
        scene.update(next, NoticeState.RESOLVED);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann"))
                .containsExactly("ended resolved", "posted investigating", "ended resolved");
    }

    @Test
    void whoCannotBeReachedIsTakenOverByTheNext() {
        scene.person("ann");
        scene.person("bob");
        scene.instead.put("ann", ScriptedChannel.to("ann", "pager"));
        scene.mail.answer(_ -> new SendOutcome.Refused("550 no such user", true));
        scene.start();
        scene.post("Slow");
        scene.awaitPending(0);
        assertThat(scene.pager.toldTo("ann")).containsExactly("posted investigating");
        assertThat(scene.counts())
                .containsEntry(State.ESCALATED, 1L)
                .containsEntry(State.DELIVERED, 1L)
                .containsEntry(State.FAILED, 1L);
    }

    @Test
    void whatIsNotTakenByItsDeadlineIsEscalatedAndWithoutAnybodyElseTriedOn() {
        scene.person("ann");
        scene.person("bob");
        scene.instead.put("ann", ScriptedChannel.to("ann", "pager"));
        scene.mail.defer();
        scene.start();
        scene.post("Slow");
        awaitAttempts(2);
        scene.advance(Duration.ofDays(1));
        Await.until("escalated", LONGEST, () -> !scene.pager.taken().isEmpty());
        scene.awaitPending(1);
        scene.mail.accept();
        scene.advance(Duration.ofHours(1));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("bob")).containsExactly("posted investigating");
    }

    @Test
    void aDeadProviderDelaysNoOtherAndBurnsNoAttempts() {
        scene.person("ann");
        scene.people.add(ScriptedChannel.to("zoe", "pager"));
        scene.mail.answer(_ -> new SendOutcome.Unavailable("no relay answers", null));
        scene.start();
        scene.post("Slow");
        Await.until("told", LONGEST, () -> scene.pager.taken().size() == 1);
        Await.until("known", LONGEST, () -> pendingOf("ann").lastError() != null);
        var waiting = pendingOf("ann");
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.lastError()).isEqualTo("no relay answers");
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.mail.tried()).hasSize(1);
        scene.mail.accept();
        scene.advance(Duration.ofSeconds(5));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("posted investigating");
    }

    @Test
    void aPausedChannelSendsNothingUntilItGoesOn() {
        scene.person("ann");
        scene.store.writeVoid(it -> it.deliveries().pause("mail", scene.time.now()));
        scene.start();
        scene.post("Slow");
        scene.awaitPending(1);
        assertThat(scene.mail.tried()).isEmpty();
        scene.store.writeVoid(it -> it.deliveries().resume("mail"));
        scene.outbox().wake();
        scene.awaitPending(0);
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void noMoreLeaveInASecondThanTheLimitOfAllChannelsSays() {
        for (var name : List.of("ann", "bob", "eve")) {
            scene.person(name);
        }
        scene.start();
        scene.outbox().limit(1);
        scene.post("Slow");
        for (var second = 1; second <= 3; second++) {
            var most = second;
            Await.until("the next", LONGEST, () -> scene.mail.tried().size() >= most);
            assertThat(scene.mail.tried()).hasSize(second);
            scene.time.advance(Duration.ofSeconds(1));
        }
        scene.awaitPending(0);
    }

    @Test
    void nobodyCanMakeUsWaitForEver() {
        scene.person("ann");
        scene.mail.answer(_ -> new SendOutcome.Deferred("429", Duration.ofHours(9)));
        scene.start();
        scene.post("Slow");
        awaitAttempts(1);
        assertThat(pendingOf("ann").nextAttemptAt())
                .isEqualTo(TellingScene.START.plus(NextStep.LONGEST_RETRY_AFTER));
    }

    @Test
    void theOtherSideSaysWhenToComeBackWithinReason() {
        scene.person("ann");
        scene.mail.answer(_ -> new SendOutcome.Deferred("429", Duration.ofMinutes(7)));
        scene.start();
        scene.post("Slow");
        awaitAttempts(1);
        assertThat(pendingOf("ann").nextAttemptAt())
                .isEqualTo(TellingScene.START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void whoComesBackLateGetsOneDigest() {
        scene.person("ann");
        scene.mail.answer(_ -> new SendOutcome.Deferred("451", Duration.ofHours(1)));
        scene.start();
        for (var title : List.of("One", "Two", "Three")) {
            var before = scene.mail.tried().size();
            scene.post(title);
            Await.until("declined", LONGEST, () -> scene.mail.tried().size() > before);
            scene.time.advance(Duration.ofSeconds(1));
        }
        Await.until(
                "recorded",
                LONGEST,
                () -> scene.deliveries().stream().allMatch(each -> each.attempts() == 1));
        scene.mail.accept();
        scene.advance(Duration.ofHours(2));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("digest of 3");
        var digest = (Told.Digest) scene.mail.taken().getFirst().told();
        assertThat(digest.entries())
                .extracting(Told.Entry::title)
                .containsExactly("One", "Two", "Three");
        assertThat(scene.counts()).containsEntry(State.SUPERSEDED, 3L);
    }

    @Test
    void aFullDiskLosesNothingAndDoublesNothing() {
        for (var i = 0; i < 50; i++) {
            scene.person("p" + i);
        }
        var hold = new CountDownLatch(1);
        scene.mail.answer(_ -> held(hold));
        scene.start();
        scene.post("Slow");
        Await.until("under way", LONGEST, () -> scene.mail.tried().size() == 4);
        scene.store.full(true);
        hold.countDown();
        Await.until("the rest of what was taken", LONGEST, () -> scene.mail.taken().size() >= 16);
        assertThat(scene.counts()).containsOnlyKeys(State.PENDING);
        scene.store.full(false);
        scene.awaitPending(0);
        assertThat(scene.mail.taken()).hasSize(50);
        assertThat(scene.mail.taken()).extracting(Outgoing::key).doesNotHaveDuplicates();
    }

    @Test
    void noMoreAttemptsRunAtOnceThanTheChannelIsWide() {
        for (var i = 0; i < 200; i++) {
            scene.person("p" + i);
        }
        scene.mail.answer(_ -> {
            Thread.onSpinWait();
            return new SendOutcome.Accepted("250 ok");
        });
        scene.start();
        scene.post("Slow");
        scene.awaitPending(0);
        assertThat(scene.mail.taken()).hasSize(200);
        assertThat(scene.mail.mostAtOnce()).isLessThanOrEqualTo(4);
    }

    @Test
    void whatAChannelHadBegunWhenItMetAFaultIsTriedAgain() {
        scene.person("ann");
        scene.person("bob");
        scene.start();
        scene.outbox().replace(List.of(new FaultyOnce(scene.mail, new AtomicBoolean())));
        scene.post("Slow");
        awaitAttempts(2);
        assertThat(scene.deliveries())
                .extracting(Delivery::lastError)
                .containsOnly("the program has a fault (IllegalStateException)");
        assertThat(scene.mail.tried()).isEmpty();
        scene.advance(Duration.ofSeconds(15));
        scene.awaitPending(0);
        assertThat(scene.mail.taken()).hasSize(2);
    }

    /** Throws when it has begun two messages, the first time. */
    private record FaultyOnce(Channel channel, AtomicBoolean thrown) implements Channel {
        @Override
        public String id() {
            return channel.id();
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public SendOutcome send(Outgoing message) {
            return channel.send(message);
        }

        @Override
        public void sendAll(MessageSource source) {
            if (thrown.compareAndSet(false, true)) {
                assertThat(source.next()).isNotNull();
                assertThat(source.ahead()).isNotNull();
                throw new IllegalStateException("for the test");
            }
            channel.sendAll(source);
        }

        @Override
        public void close() {}
    }

    /** Waits until at least so many deliveries have been tried, and that is written. */
    private void awaitAttempts(int deliveries) {
        Await.until(
                "tried",
                LONGEST,
                () ->
                        scene.deliveries().stream().filter(each -> each.attempts() >= 1).count()
                                >= deliveries);
    }

    private Delivery pendingOf(String key) {
        return scene.deliveries().stream()
                .filter(each -> each.to().key().equals(key) && each.state() == State.PENDING)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPosted(Outgoing message) {
        return message.told() instanceof Told.OfNotice of && of.occasion() == Occasion.POSTED;
    }

    private static SendOutcome held(CountDownLatch hold) {
        try {
            hold.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new SendOutcome.Accepted("250 ok");
    }
}
