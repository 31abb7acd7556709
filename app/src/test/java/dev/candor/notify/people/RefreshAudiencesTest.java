package dev.candor.notify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Commands;
import dev.candor.command.DeclareAudiences;
import dev.candor.command.RandomIds;
import dev.candor.command.Rejected;
import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.AudienceSource;
import dev.candor.model.AudienceSource.Outcome;
import dev.candor.model.Customer;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.store.AskCustomers;
import dev.candor.store.StoreException;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class RefreshAudiencesTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Audience SHOPS = new Audience("shops");
    private static final Audience SLOW = new Audience("slow");
    private static final Actor PERSON = new Actor(Actor.Kind.COMMAND_LINE, "candor");

    @TempDir private Path folder;

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-02T10:00:00Z"));
    private final Databases databases = new Databases();
    private SqlStore store;
    private Commands commands;
    private RefreshAudiences refreshing;

    /** Answers by statement; each is a list of addresses, or what goes wrong. */
    private static final class Databases implements AskCustomers {
        final Map<String, List<String>> answers = new ConcurrentHashMap<>();
        final Map<String, String> faults = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        final CountDownLatch hanging = new CountDownLatch(1);

        @Override
        public Rows ask(AudienceSettings.Query query, int most) {
            var statement = query.statement();
            asked.computeIfAbsent(statement, _ -> new AtomicInteger()).incrementAndGet();
            if (statement.equals("hang")) {
                await();
            }
            if (faults.containsKey(statement)) {
                throw new StoreException(faults.get(statement));
            }
            var rows = answers.getOrDefault(statement, List.of()).stream().map(List::of).toList();
            return new Rows(List.of("address"), rows);
        }

        int asked(String statement) {
            var count = asked.get(statement);
            return count == null ? 0 : count.get();
        }

        private void await() {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void open() {
        store = SqlStore.open(StoreSettings.of(folder, time));
        commands = new Commands(store, time, new RandomIds());
        var page =
                new Page(
                        PageId.MAIN,
                        "Example",
                        URI.create("https://status.example.com"),
                        ZoneId.of("UTC"),
                        "en");
        commands.run(new ApplyConfiguration(page, List.of(), List.of(), "h"), PERSON, "test");
        refreshing = new RefreshAudiences(store, commands, databases, time);
        databases.answers.put("one", List.of("ada@example.com", "alan@example.com"));
    }

    @AfterEach
    void close() {
        databases.hanging.countDown();
        refreshing.stop();
        store.close();
    }

    @Test
    void anAudienceIsAskedForAtTheStartAndThenEverySoOften() {
        begin(asking(SHOPS, "one", Duration.ofHours(1)));
        awaitOutcome(Outcome.TAKEN);
        assertThat(addresses()).containsExactlyInAnyOrder("ada@example.com", "alan@example.com");
        databases.answers.put("one", List.of("ada@example.com", "grace@example.com"));
        advance(Duration.ofMinutes(59));
        assertThat(databases.asked("one")).isEqualTo(1);
        advance(Duration.ofMinutes(1));
        Await.until("the new answer", LONGEST, () -> addresses().contains("grace@example.com"));
        assertThat(databases.asked("one")).isEqualTo(2);
    }

    @Test
    void anAnswerThatSaysTheSameIsNotJournalled() {
        begin(asking(SHOPS, "one", Duration.ofHours(1)));
        awaitOutcome(Outcome.TAKEN);
        var head = head();
        assertThat(refreshing.now(SHOPS, false, PERSON).isNothing()).isTrue();
        assertThat(head()).isEqualTo(head);
        assertThat(source().takenAt()).isEqualTo(time.now());
    }

    @Test
    void aDatabaseThatIsAwayChangesNothingAndIsAskedAgainSoon() {
        begin(asking(SHOPS, "one", Duration.ofHours(1)));
        awaitOutcome(Outcome.TAKEN);
        databases.faults.put("one", "the database is\naway");
        advance(Duration.ofHours(1));
        awaitOutcome(Outcome.FAILED);
        assertThat(source().detail()).isEqualTo("the database is away");
        assertThat(source().takenAt()).isEqualTo(time.now().minus(Duration.ofHours(1)));
        assertThat(addresses()).hasSize(2);
        databases.faults.clear();
        advance(RefreshAudiences.AGAIN);
        awaitOutcome(Outcome.TAKEN);
    }

    @Test
    void whatLooksWrongIsTakenWhenSomebodySaysSo() {
        begin(asking(SHOPS, "one", Duration.ofHours(1)));
        awaitOutcome(Outcome.TAKEN);
        databases.answers.put("one", List.of());
        assertThatThrownBy(() -> refreshing.now(SHOPS, false, PERSON))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("the answer has no customers");
        assertThat(source().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(addresses()).hasSize(2);
        assertThat(refreshing.now(SHOPS, true, PERSON).removed()).isEqualTo(2);
        assertThat(source().outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void aWrongRowIsNamedToWhoAsksAndNotKept() {
        databases.answers.put("one", List.of("ada@example.com", "no address of Bob"));
        begin(asking(SHOPS, "one", Duration.ofHours(1)));
        awaitOutcome(Outcome.REFUSED);
        assertThat(source().detail())
                .isEqualTo(
                        "row 2 of the answer is wrong: 'candor audience refresh shops' says what");
        assertThatThrownBy(() -> refreshing.now(SHOPS, true, PERSON))
                .hasMessageContaining("shops:2")
                .hasMessageContaining("an e-mail address has a name");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void aDatabaseThatHangsKeepsNobodyElseWaiting() {
        refreshing = new RefreshAudiences(store, commands, databases, time, Duration.ofMillis(50));
        begin(asking(SLOW, "hang", Duration.ofHours(1)), asking(SHOPS, "one", Duration.ofHours(1)));
        Await.until("it hangs", LONGEST, () -> databases.asked("hang") == 1);
        awaitOutcome(Outcome.TAKEN);
        assertThatThrownBy(() -> refreshing.now(SLOW, false, PERSON))
                .hasMessageContaining("is being asked now");
    }

    @Test
    void anotherQuestionIsAskedAtOnceAndWhatTheOldOneAnswersLateIsNotTaken() {
        databases.answers.put("hang", List.of("late@example.com"));
        begin(asking(SHOPS, "hang", Duration.ofHours(1)));
        Await.until("it hangs", LONGEST, () -> databases.asked("hang") == 1);
        refreshing.apply(List.of(asking(SHOPS, "one", Duration.ofHours(1))));
        awaitOutcome(Outcome.TAKEN);
        databases.hanging.countDown();
        assertThat(addresses()).hasSize(2).doesNotContain("late@example.com");
        refreshing.apply(List.of(asking(SHOPS, "one", Duration.ofHours(1))));
        refreshing.apply(List.of());
        assertThatThrownBy(() -> refreshing.now(SHOPS, false, PERSON))
                .hasMessageContaining("no database is asked for the customers");
        assertThat(databases.asked("one")).isEqualTo(1);
        assertThat(addresses()).hasSize(2);
    }

    @Test
    void whatIsAnsweredLateToAQuestionThatChangedIsDropped() {
        databases.answers.put("hang", List.of("late@example.com"));
        assertThatThrownBy(this::answeredAfterAnotherQuestion)
                .hasRootCauseInstanceOf(Rejected.class)
                .hasMessageContaining("the configuration asks something else");
        assertThat(addresses()).isEmpty();
        assertThat(source()).isEqualTo(AudienceSource.waiting(SHOPS));
    }

    @Test
    void aFaultThatComesLateIsNotKeptAsThatOfTheNewQuestion() {
        databases.faults.put("hang", "it took too long");
        assertThatThrownBy(this::answeredAfterAnotherQuestion)
                .hasRootCauseMessage("shops: it took too long; the audience is as it was");
        assertThat(source()).isEqualTo(AudienceSource.waiting(SHOPS));
    }

    /** Somebody asks by hand and waits; meanwhile the configuration asks something else. */
    private void answeredAfterAnotherQuestion() throws Exception {
        declare(SHOPS);
        refreshing.apply(List.of(asking(SHOPS, "hang", Duration.ofHours(1))));
        var answer = CompletableFuture.runAsync(() -> refreshing.now(SHOPS, false, PERSON));
        Await.until("it hangs", LONGEST, () -> databases.asked("hang") == 1);
        refreshing.apply(List.of(asking(SHOPS, "one", Duration.ofHours(1))));
        databases.hanging.countDown();
        answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void onlySoManyAreAskedAtOnce() {
        var hanging =
                Stream.of("a", "b", "c", "d", "e", "f")
                        .map(name -> asking(new Audience(name), "hang", Duration.ofHours(1)))
                        .toArray(AudienceSettings[]::new);
        begin(hanging);
        Await.until(
                "so many", LONGEST, () -> databases.asked("hang") == RefreshAudiences.MOST_AT_ONCE);
        databases.hanging.countDown();
        Await.until("the others", LONGEST, () -> databases.asked("hang") == 6);
    }

    private void begin(AudienceSettings... audiences) {
        declare(Stream.of(audiences).map(AudienceSettings::audience).toArray(Audience[]::new));
        refreshing.apply(List.of(audiences));
        refreshing.start();
    }

    private void declare(Audience... audiences) {
        commands.run(new DeclareAudiences(PageId.MAIN, List.of(audiences)), PERSON, "test");
    }

    private static AudienceSettings asking(Audience audience, String statement, Duration every) {
        return new AudienceSettings(
                audience,
                audience.value(),
                new AudienceSettings.Query("jdbc:sqlite:x", null, statement, every));
    }

    private void advance(Duration by) {
        time.advance(by);
        refreshing.look();
    }

    private void awaitOutcome(Outcome outcome) {
        Await.until("it is " + outcome, LONGEST, () -> source().outcome() == outcome);
    }

    private AudienceSource source() {
        return store.read(tx -> tx.audienceSources().find(PageId.MAIN, SHOPS).orElseThrow());
    }

    private List<String> addresses() {
        return store
                .<List<Customer>>read(tx -> tx.audiences().all(PageId.MAIN, SHOPS, 1_000, null))
                .stream()
                .map(each -> each.address().text())
                .toList();
    }

    private long head() {
        return store.<Long>read(tx -> tx.journal().head());
    }
}
