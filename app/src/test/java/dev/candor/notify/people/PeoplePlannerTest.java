package dev.candor.notify.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.MoveSubscription;
import dev.candor.command.NewSubscription;
import dev.candor.command.RandomIds;
import dev.candor.command.Subscribe;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.ContactAddress;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.Told;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

class PeoplePlannerTest {
    private static final Actor FORM = Actor.system("subscribe form");
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private SqlStore store;
    private Commands commands;

    @BeforeEach
    void open(@TempDir Path folder) {
        var time = new ManualTime(Instant.parse("2026-03-02T10:00:00Z"));
        store = SqlStore.open(StoreSettings.of(folder, time));
        commands = new Commands(store, time, new RandomIds());
        var url = URI.create("https://status.example.com");
        var page = new Page(PageId.MAIN, "Example", url, ZONE, "en");
        commands.run(new ApplyConfiguration(page, List.of(), List.of(), "h"), FORM, "test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoAsksIsAskedAndWhoHearsAlreadyIsToldSo() {
        asks();
        assertThat(planned()).containsExactly(false);
        move(Subscriber.State.ACTIVE);
        asks();
        assertThat(planned()).containsExactly(true);
    }

    @Test
    void aDeadAddressIsNotWrittenToBecauseSomebodyTypesIt() {
        asks();
        move(Subscriber.State.ACTIVE);
        move(Subscriber.State.QUARANTINED);
        asks();
        assertThat(planned()).isEmpty();
    }

    private Subscriber asks() {
        var wanted = Preferences.everything("en", ZONE);
        var to = new ContactAddress("mail", "ada@example.com");
        var draft = new NewSubscription(to, wanted, false, Subscriber.Consent.How.FORM, "");
        return commands.run(new Subscribe(draft), FORM, "");
    }

    private void move(Subscriber.State state) {
        var known =
                store.<Subscriber>read(tx ->
                        tx.subscribers()
                                .find(PageId.MAIN, new ContactAddress("mail", "ada@example.com"))
                                .orElseThrow());
        commands.run(new MoveSubscription(known.id(), state), FORM, "");
    }

    /** Of each message that follows from the last entry, whether it speaks to somebody known. */
    private List<Boolean> planned() {
        return store.read(tx -> {
            var last = tx.journal().after(tx.journal().head() - 1, 1).getFirst();
            return new PeoplePlanner()
                    .plan(tx, last).stream()
                            .map(each -> ((Told.Confirmation) each).known())
                            .toList();
        });
    }
}
