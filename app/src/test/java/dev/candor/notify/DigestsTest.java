package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.OweDeliveries;
import dev.candor.model.Delivery.State;
import dev.candor.model.Message;
import dev.candor.model.Occasion;
import dev.candor.model.Recipient;
import dev.candor.store.SampleMessages;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** Several messages in one, for who asked for one a day. */
class DigestsTest {
    private static final Duration UNTIL_EIGHT = Duration.ofHours(8);
    private static final Instant EIGHT = TellingScene.START.plus(UNTIL_EIGHT);

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

    @Test
    void whoAskedForOneMessageADayGetsAllOfTheDayInOne() {
        scene.people.add(ann(EIGHT));
        scene.start();
        scene.post("One");
        scene.post("Two");
        scene.awaitPending(2);
        scene.advance(UNTIL_EIGHT.minusSeconds(1));
        scene.awaitPending(2);
        assertThat(scene.mail.tried()).isEmpty();
        scene.advance(Duration.ofSeconds(1));
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("digest of 2");
        assertThat(scene.counts()).containsEntry(State.SUPERSEDED, 2L);
    }

    @Test
    void whatIsAloneOnItsDayIsSentAsItIs() {
        scene.people.add(ann(EIGHT));
        scene.start();
        scene.post("One");
        scene.awaitPending(1);
        scene.advance(UNTIL_EIGHT);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("posted investigating");
    }

    /** A postmortem takes no message's place, and so it waits for the one before it. */
    @Test
    void whatWaitsForAMessageThatADigestTakesInGoesWithIt() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), EIGHT);
        owe(SampleMessages.of(2, 1, Occasion.EXPLAINED), EIGHT);
        owe(SampleMessages.of(3, 2, Occasion.POSTED), EIGHT);
        scene.start();
        scene.advance(UNTIL_EIGHT);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("digest of 3");
    }

    @Test
    void aPostmortemOfTheSameDayMakesADigestWithItsEntry() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), EIGHT);
        owe(SampleMessages.of(2, 1, Occasion.EXPLAINED), EIGHT);
        scene.start();
        scene.advance(UNTIL_EIGHT);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).containsExactly("digest of 2");
    }

    /** Whoever wants each thing as it happens, from now on, still has a digest to come. */
    @Test
    void whatWaitsForAMessageInADigestAndIsNoneOfItFollowsTheDigest() {
        owe(SampleMessages.of(1, 1, Occasion.POSTED), EIGHT);
        owe(SampleMessages.of(2, 1, Occasion.EXPLAINED), null);
        owe(SampleMessages.of(3, 2, Occasion.POSTED), EIGHT);
        scene.start();
        scene.advance(UNTIL_EIGHT);
        scene.awaitPending(0);
        assertThat(scene.mail.toldTo("ann")).hasSize(2).first().isEqualTo("digest of 2");
        assertThat(scene.mail.toldTo("ann").getLast()).startsWith("explained");
    }

    private void owe(Message message, @Nullable Instant gatherUntil) {
        scene.store.writeVoid(it -> {
            it.messages().add(message);
            new OweDeliveries(it, scene.time.now(), new Random(1))
                    .to(message, List.of(ann(gatherUntil)));
        });
    }

    private static Recipient ann(@Nullable Instant gatherUntil) {
        return new Recipient(
                "ann", Recipient.MAIL, "ann@mail.example", "en", ZoneOffset.UTC, gatherUntil);
    }
}
