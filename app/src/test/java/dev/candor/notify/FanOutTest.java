package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.RandomIds;
import dev.candor.fixture.ScriptedChannel;
import dev.candor.model.Message;
import dev.candor.model.Recipient;
import dev.candor.store.Transaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A message for more people than one transaction writes. */
class FanOutTest {
    private static final int PEOPLE = 2 * Notifier.SLICE + 100;

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
    void everybodyIsToldOnceHoweverManyTheyAre() {
        IntStream.range(0, PEOPLE).forEach(number -> scene.person("p%04d".formatted(number)));
        scene.start();
        scene.post("Slow");
        scene.awaitPending(0);
        assertThat(scene.mail.taken())
                .extracting(each -> each.to().key())
                .doesNotHaveDuplicates()
                .hasSize(PEOPLE);
    }

    @Test
    void theCursorMovesWithTheLastSliceAndAnotherNotifierGoesOnBehindEach() {
        Notifier.beginAtHead(scene.store);
        var before = position();
        scene.post("Slow");
        var written = new ArrayList<Long>();
        var cursors = new ArrayList<Long>();
        for (var slice = 0; slice < 3; slice++) {
            advance();
            written.add(pending());
            cursors.add(position());
        }
        assertThat(written).containsExactly(250L, 500L, 600L);
        assertThat(cursors.subList(0, 2)).containsOnly(before);
        assertThat(cursors.getLast()).isGreaterThan(before);
    }

    /** One step of a notifier that has only just been started. */
    private void advance() {
        var notifier =
                new Notifier(
                        List.of(new NoticePlanner()),
                        List.of(new Half("early", 0), new Half("late", PEOPLE / 2)),
                        scene.time,
                        new RandomIds(),
                        new Random(1),
                        _ -> {});
        scene.store.writeVoid(it -> {
            var entries = it.journal().after(it.cursors().position(Notifier.NAME), 100);
            it.cursors().move(Notifier.NAME, notifier.advance(it, entries));
        });
    }

    private long position() {
        return scene.store.<Long>read(it -> it.cursors().position(Notifier.NAME));
    }

    private long pending() {
        return scene.store.<Long>read(
                it -> it.deliveries().depths().stream().mapToLong(each -> each.pending()).sum());
    }

    /** Half of the people, from that number on. */
    private record Half(String name, int first) implements Recipients {
        @Override
        public List<Recipient> next(
                Transaction transaction, Message message, String after, int limit) {
            return IntStream.range(first, first + PEOPLE / 2)
                    .mapToObj("p%04d"::formatted)
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(limit)
                    .map(key -> ScriptedChannel.to(key, Recipient.MAIL))
                    .toList();
        }
    }
}
