package dev.candor.notify.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Seeded;
import dev.candor.model.BouncedAddress.Kind;
import dev.candor.notify.bounce.Returned.Bounced;
import dev.candor.notify.bounce.Returned.Ignored;
import dev.candor.notify.mail.ReturnPath;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

final class ReadReturnedTest {
    private static final ReturnPath PATHS = new ReturnPath("bounces@example.com", new byte[32]);
    private static final String PATH = PATHS.of("d00000000001", "jo@example.org");
    private static final ReadReturned READER = new ReadReturned(PATHS);

    private static final String REPORT =
            """
            Return-Path: <>
            To: <%s>
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="A1/mx"

            This is a MIME-encapsulated message.

            --A1/mx
            Content-Type: text/plain

            I'm sorry to have to inform you.

            --A1/mx
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; jo@example.org
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; %s

            --A1/mx
            Content-Type: text/rfc822-headers

            Subject: [FoxyCart] Slow
            --A1/mx--
            """;

    private static final String COMPLAINT =
            """
            To: <bounces@example.com>
            Content-Type: multipart/report; report-type=feedback-report; boundary=B

            --B
            Content-Type: text/plain

            This is a report.
            --B
            Content-Type: message/feedback-report

            Feedback-Type: %s
            User-Agent: SomeGenerator/1.0
            Version: 1
            --B
            Content-Type: message/rfc822

            Return-Path: <%s>
            Subject: [FoxyCart] Slow

            text
            --B--
            """;

    @Test
    void noSuchMailboxIsForGood() {
        assertThat(report("failed", "5.0.0", "550 5.1.1 <jo@example.org>: no such user"))
                .isEqualTo(
                        new Bounced(
                                "d00000000001",
                                PATHS.hash("jo@example.org"),
                                Kind.HARD,
                                "5.0.0 smtp; 550 5.1.1 <jo@example.org>: no such user"));
    }

    @Test
    void aFullMailboxOrATimeThatRanOutPasses() {
        assertThat(report("failed", "5.2.2", "552 5.2.2 over quota"))
                .isInstanceOfSatisfying(
                        Bounced.class, it -> assertThat(it.kind()).isEqualTo(Kind.SOFT));
        assertThat(report("failed", "4.4.7", "450 greylisted for ever"))
                .isInstanceOfSatisfying(
                        Bounced.class, it -> assertThat(it.kind()).isEqualTo(Kind.SOFT));
    }

    @Test
    void aDelayIsNoFailure() {
        assertThat(report("delayed", "4.4.1", "421 later")).isInstanceOf(Ignored.class);
    }

    @Test
    void aComplaintIsKnownByTheReturnPathOfWhatWasSent() {
        assertThat(read(COMPLAINT.formatted("abuse", PATH), "bounces@example.com"))
                .isEqualTo(
                        new Bounced(
                                "d00000000001",
                                PATHS.hash("jo@example.org"),
                                Kind.COMPLAINT,
                                "its reader called it spam"));
        assertThat(read(COMPLAINT.formatted("not-spam", PATH), "bounces@example.com"))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void whoHasNoReturnPathOfOursCanSayWhatHeLikes() {
        var forged =
                PATH.substring(0, 20) + (PATH.charAt(20) == 'a' ? 'b' : 'a') + PATH.substring(21);
        assertThat(read(REPORT.formatted(forged, "failed", "5.1.1", "550 5.1.1 x"), forged))
                .isInstanceOf(Ignored.class);
        assertThat(read(COMPLAINT.formatted("abuse", "jo@example.org"), "bounces@example.com"))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void anAutomaticAnswerIsNoReport() {
        assertThat(
                        read(
                                "To: <"
                                        + PATH
                                        + ">\nAuto-Submitted: auto-replied\n\nI am on holiday.\n",
                                PATH))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void theEnvelopesRecipientCountsWhereTheMessageSaysNone() {
        var message = REPORT.formatted("nobody@example.com", "failed", "5.1.1", "550 5.1.1 x");
        assertThat(read(message, PATH)).isInstanceOf(Bounced.class);
        assertThat(READER.read(bytes(message), List.of())).isInstanceOf(Ignored.class);
    }

    @Test
    void whateverComesInIsReadOrIgnored() {
        var whole = REPORT.formatted(PATH, "failed", "5.1.1", "550 5.1.1 x");
        Seeded.runs(
                300,
                random -> {
                    var text = new StringBuilder(whole);
                    for (var i = 0; i < 1 + random.nextInt(20); i++) {
                        var at = random.nextInt(text.length());
                        switch (random.nextInt(4)) {
                            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                            case 1 ->
                                    text.delete(
                                            at, Math.min(text.length(), at + random.nextInt(50)));
                            case 2 -> text.insert(at, "\n--A1/mx\n");
                            default -> text.insert(at, "x".repeat(random.nextInt(30_000)));
                        }
                        if (text.isEmpty()) {
                            return;
                        }
                    }
                    assertThat(read(text.toString(), PATH)).isNotNull();
                });
        assertThat(READER.read(new byte[ReadReturned.LONGEST + 1], List.of()))
                .isInstanceOf(Ignored.class);
        assertThat(read("a: b\n".repeat(100_000), PATH)).isInstanceOf(Ignored.class);
        assertThat(read(whole.replace("\n\n", "\n--A1/mx\n\n").repeat(50), PATH)).isNotNull();
    }

    private static Returned report(String action, String status, String diagnostic) {
        return read(REPORT.formatted(PATH, action, status, diagnostic), PATH);
    }

    private static Returned read(String message, String recipient) {
        return READER.read(bytes(message), List.of(recipient));
    }

    private static byte[] bytes(String message) {
        return message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
