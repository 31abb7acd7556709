package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.Certificates;
import dev.candor.fixture.ChildJvm;
import dev.candor.fixture.FaultDeck;
import dev.candor.fixture.HttpScript;
import dev.candor.fixture.SmtpScript;
import dev.candor.store.Marks.Point;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import javax.net.ssl.SSLContext;

/**
 * The outbox with its real channels against relays and providers in all kinds of trouble, over
 * sockets, in a process that is killed at marked points and at random and whose disk fills: the
 * ledger balances, nobody is forgotten, and what came twice came under the same key.
 */
class FaultBenchTest {
    private static final long SEED = Long.getLong("candor.seed", 1);
    private static final List<String> DEATHS =
            List.of(
                    Point.BEFORE_COMMIT.name(),
                    Point.COMMITTED.name(),
                    "-"); // at random, from outside

    /** How many messages are under way at once on all channels. */
    private static final int WIDTH = 3 + 2 + 1 + 1 + 1;

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @TempDir private Path folder;

    private final Receipts receipts = new Receipts();
    private volatile Duration patience = Duration.ZERO; // of the process that lives
    private final FaultDeck<MailFaults.Fault> first =
            new FaultDeck<>(
                    MailFaults.Fault.class,
                    150,
                    SEED,
                    List.of(
                            MailFaults.Fault.CLOSES_WITH_421,
                            MailFaults.Fault.CLOSES_WITH_421,
                            MailFaults.Fault.DECLINES_WITH_451,
                            MailFaults.Fault.CUTS_BEFORE_THE_END,
                            MailFaults.Fault.TAKES_AND_CUTS,
                            MailFaults.Fault.SAYS_NOTHING,
                            MailFaults.Fault.DRIPS,
                            MailFaults.Fault.DRIPS_TOO_SLOWLY,
                            MailFaults.Fault.REFUSES_WITH_554));
    private final FaultDeck<MailFaults.Fault> second =
            new FaultDeck<>(
                    MailFaults.Fault.class, 20, SEED, List.of(MailFaults.Fault.DECLINES_WITH_451));
    private final FaultDeck<HookFaults.Fault> hook =
            hooks(75, HookFaults.Fault.REDIRECTS_IN_CIRCLES);
    private final FaultDeck<HookFaults.Fault> chat =
            hooks(75, HookFaults.Fault.SAYS_200_AND_AN_ERROR);
    private final FaultDeck<HookFaults.Fault> pager = hooks(20, HookFaults.Fault.SAYS_429);

    @Test
    void whateverRelaysAndProvidersDoNobodyIsForgotten() throws IOException {
        var balance = bench(4, 300, 3, 40); // more than one slice
        assertThat(balance.owed()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    @Tag("long")
    void ofTenThousandMessagesNoneIsLostAndFewerThanOneInAThousandComesTwice() throws IOException {
        var balance = bench(12, 1_000, 3, 400);
        assertThat(balance.owed()).isGreaterThanOrEqualTo(10_000);
        assertThat(balance.doublesByKills()).isLessThan(balance.owed() / 1_000);
    }

    private static FaultDeck<HookFaults.Fault> hooks(int size, HookFaults.Fault own) {
        return new FaultDeck<>(
                HookFaults.Fault.class,
                size,
                SEED,
                List.of(
                        HookFaults.Fault.SAYS_429,
                        HookFaults.Fault.SAYS_503,
                        HookFaults.Fault.SAYS_500,
                        HookFaults.Fault.SAYS_NOTHING,
                        HookFaults.Fault.RESETS,
                        HookFaults.Fault.TAKES_AND_RESETS,
                        HookFaults.Fault.DRIPS,
                        HookFaults.Fault.DRIPS_TOO_SLOWLY,
                        own));
    }

    private Balance bench(int notices, int people, int kills, int passes) throws IOException {
        var certificate = Certificates.selfSigned(folder, "dns:localhost", "-1d", 30);
        Certificates.write(Certificates.trusting(certificate), trusted());
        var tls = Certificates.showing(certificate);
        try (var relay = SmtpScript.of(new MailFaults(first, receipts, this::slow));
                var spare = spare(tls);
                var hooks = HttpScript.start(new HookFaults(hook, receipts, this::slow), null);
                var chats = HttpScript.start(new HookFaults(chat, receipts, this::slow), tls);
                var pagers = HttpScript.start(new HookFaults(pager, receipts, this::slow), null)) {
            configure(relay, spare, hooks, chats, pagers);
            live(notices, people, kills, passes);
        }
        var balance = new Balance(folder, receipts);
        balance.check(notices, people);
        // What may be sent and not recorded, for each that may be under way.
        assertThat(balance.doublesByKills()).isLessThanOrEqualTo(kills * WIDTH * 4);
        requireAllFaults();
        System.out.println(
                "fault bench: %s; relays %s and %s; hook %s, chat %s, pager %s; names not found %d"
                        .formatted(
                                balance,
                                first.counts(),
                                second.counts(),
                                hook.counts(),
                                chat.counts(),
                                pager.counts(),
                                namesNotFound()));
        return balance;
    }

    private Path trusted() {
        return folder.resolve(TellOverSockets.TRUSTED);
    }

    private SmtpScript spare(SSLContext tls) {
        return SmtpScript.start(
                new MailFaults(second, receipts, this::slow),
                List.of("PIPELINING", "STARTTLS"),
                tls);
    }

    private void configure(
            SmtpScript relay,
            SmtpScript spare,
            HttpScript hooks,
            HttpScript chats,
            HttpScript pagers)
            throws IOException {
        Files.createDirectory(folder.resolve("providers"));
        Files.writeString(
                folder.resolve("providers/bench.yaml"),
                """
                id: bench
                variables: {url: required}
                requests:
                  - address: "{{url}}"
                    json: {text: "{{text}}", key: "{{key}}"}
                answers:
                  - {status: 200, json: /queued, is: "true", means: accepted}
                  - {status: 200, means: later}
                """);
        Files.writeString(
                folder.resolve(TellOverSockets.CONFIGURATION),
                """
                page: {name: Example, url: "https://status.example.com"}
                providers: providers
                mail:
                  from: status@example.com
                  relays: ["smtp://127.0.0.1:%d", "smtp://localhost:%d?tls=required"]
                  connections: 3
                channels:
                  - {id: hook, provider: webhook, url: "http://127.0.0.1:%3$d/", secret: x, width: 2}
                  - {id: named, provider: webhook, url: "http://named.example:%3$d/", secret: x, width: 1}
                  - {id: chat, provider: bench, url: "https://localhost:%4$d/chat", width: 1}
                  - {id: pager, provider: webhook, url: "http://127.0.0.1:%5$d/", secret: x, width: 1}
                """
                        .formatted(
                                relay.port(),
                                spare.port(),
                                hooks.port(),
                                chats.port(),
                                pagers.port()));
    }

    /** Dies again and again, and goes on; the last life goes to the end, on a disk that fills. */
    private void live(int notices, int people, int kills, int passes) throws IOException {
        var random = new Random(SEED);
        var begin = Long.toString(System.currentTimeMillis());
        for (var life = 0; life < kills; life++) {
            var death = DEATHS.get(life % DEATHS.size());
            var pass = Integer.toString(10 + random.nextInt(passes));
            try (var child = child(death, pass, notices, people, begin)) {
                if (death.equals("-")) {
                    var enough = receipts.count() + 1 + random.nextInt(notices * people / 10);
                    Await.until(
                            "so many",
                            LONGEST,
                            () -> receipts.count() >= enough || !isAlive(child.pid()));
                } else {
                    var _ = child.line(); // until it is dead
                }
            }
            receipts.nextLife();
        }
        try (var child = child("-", "1", notices, people, begin)) {
            fillTheDisk();
            assertThat(child.line()).matches(TellOverSockets.IDLE + "[1-9][0-9]* \\[]");
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private void fillTheDisk() throws IOException {
        var begun = receipts.count();
        Await.until("more was taken", LONGEST, () -> receipts.count() > begun);
        var full = Files.createFile(folder.resolve(TellOverSockets.FULL));
        var end = System.nanoTime() + Duration.ofMillis(700).toNanos();
        Await.until("a while", LONGEST, () -> System.nanoTime() - end > 0);
        Files.delete(full);
    }

    private int slow() {
        return MeasuredPatience.tooSlowly(patience);
    }

    private ChildJvm child(String point, String pass, int notices, int people, String begin)
            throws IOException {
        patience = MeasuredPatience.now();
        return ChildJvm.start(
                TellOverSockets.class,
                folder.toString(),
                point,
                pass,
                Integer.toString(notices),
                Integer.toString(people),
                begin,
                Long.toString(patience.toMillis()));
    }

    private void requireAllFaults() throws IOException {
        assertThat(first.counts())
                .containsKeys(
                        MailFaults.Fault.CLOSES_WITH_421,
                        MailFaults.Fault.DECLINES_WITH_451,
                        MailFaults.Fault.GREYLISTS,
                        MailFaults.Fault.CUTS_BEFORE_THE_END,
                        MailFaults.Fault.TAKES_AND_CUTS,
                        MailFaults.Fault.SAYS_NOTHING,
                        MailFaults.Fault.DRIPS,
                        MailFaults.Fault.DRIPS_TOO_SLOWLY,
                        MailFaults.Fault.REFUSES_WITH_554,
                        MailFaults.Fault.KNOWS_NO_SUCH_USER,
                        MailFaults.Fault.GREETS_WITH_421);
        assertThat(second.counts()).containsKeys(MailFaults.Fault.BREAKS_TLS);
        assertThat(hook.counts())
                .containsKeys(
                        HookFaults.Fault.SAYS_429,
                        HookFaults.Fault.SAYS_503,
                        HookFaults.Fault.SAYS_500,
                        HookFaults.Fault.SAYS_NOTHING,
                        HookFaults.Fault.RESETS,
                        HookFaults.Fault.TAKES_AND_RESETS,
                        HookFaults.Fault.DRIPS,
                        HookFaults.Fault.DRIPS_TOO_SLOWLY,
                        HookFaults.Fault.REDIRECTS_IN_CIRCLES);
        assertThat(chat.counts())
                .containsKeys(HookFaults.Fault.SAYS_200_AND_AN_ERROR, HookFaults.Fault.BREAKS_TLS);
        assertThat(namesNotFound()).isPositive();
    }

    private long namesNotFound() throws IOException {
        var file = folder.resolve(TellOverSockets.NAMES);
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
