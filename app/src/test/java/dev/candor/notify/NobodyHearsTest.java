package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.OweDeliveries;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Delivery;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.store.SampleMessages;
import dev.candor.store.Transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** An alert that is refused for good when nobody else is left to hear it. */
class NobodyHearsTest {
    @TempDir private Path folder;

    @Test
    void thatItReachedNobodyIsItselfAnAlarmForOperators() {
        try (var scene = new TellingScene(folder)) {
            scene.mail.answer(_ -> new SendOutcome.Refused("550 5.1.1 no such user", true));
            scene.start();
            scene.store.writeVoid(it -> owe(it, scene));
            scene.outbox().wake();
            scene.awaitPending(0);
            assertThat(scene.counts()).containsOnlyKeys(Delivery.State.FAILED);
            assertThat(scene.store.<List<JournalEntry>>read(it -> it.journal().after(0, 100)))
                    .extracting(JournalEntry::event)
                    .contains(new Event.ChannelStalled("mail", 1));
        }
    }

    private static void owe(Transaction transaction, TellingScene scene) {
        var alert = SampleMessages.alert(1);
        transaction.messages().add(alert);
        new OweDeliveries(transaction, scene.time.now(), new Random(1))
                .to(alert, List.of(ScriptedChannel.to("operator:ann", "mail")));
    }
}
