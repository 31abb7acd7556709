package dev.candor.notify.mail;

import dev.candor.notify.SendOutcome;
import dev.candor.notify.SendOutcome.Accepted;
import dev.candor.notify.SendOutcome.Deferred;
import dev.candor.notify.SendOutcome.Refused;
import dev.candor.notify.SendOutcome.Unavailable;
import dev.candor.notify.smtp.Handed;
import dev.candor.notify.smtp.Handed.Stage;
import dev.candor.notify.smtp.Reply;

import java.util.Set;
import java.util.regex.Pattern;

/** What a relay's answer means for a delivery (RFC 5321, section 4.2; RFC 3463). Pure. */
final class Outcomes {
    /** No such mailbox or host, moved for good, or switched off: the address is dead. */
    private static final Set<String> DEAD =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4");

    /** Old servers say no more than this, of a recipient. */
    private static final Set<Integer> DEAD_CODES = Set.of(550, 551, 553, 556);

    /** The mailbox is full, which a person may mend. */
    private static final String FULL = "5.2.2";

    /** A relay that does not know us says so of the recipient: "relay access denied". */
    private static final Pattern RELAYING =
            Pattern.compile(
                    "\\brelay(ing)? (access )?(is )?(not )?(denied|permitted|allowed|prohibited)",
                    Pattern.CASE_INSENSITIVE);

    private Outcomes() {}

    static SendOutcome of(Handed handed) {
        return switch (handed) {
            case Handed.Taken(var relay, var reply) -> new Accepted(relay + ": " + reply);
            case Handed.Uncertain(var relay, var why) ->
                    new Deferred(
                            relay
                                    + ": the connection ended before it said whether it took the"
                                    + " message: "
                                    + why,
                            null);
            case Handed.NoRelay(var why) -> new Unavailable(why, null);
            case Handed.NoUtf8 _ ->
                    new Refused(
                            "no relay takes an address with letters beyond ASCII before its @"
                                    + " (SMTPUTF8)",
                            false);
            case Handed.Declined(var relay, var stage, var reply) -> declined(relay, stage, reply);
        };
    }

    /** Whether a relay said in so many words that there is no such mailbox. */
    static boolean isCertain(Handed handed) {
        return handed instanceof Handed.Declined declined
                && declined.reply().enhanced().map(DEAD::contains).orElse(false);
    }

    private static SendOutcome declined(String relay, Stage stage, Reply reply) {
        var why = relay + ": " + where(stage) + reply;
        if (reply.isTemporary() || isFull(stage, reply)) {
            return new Deferred(why, null);
        }
        if ((stage == Stage.SENDER && reply.code() != 552) || RELAYING.matcher(why).find()) {
            // It speaks of us, and the next message would fare the same.
            return new Unavailable(why, null);
        }
        return new Refused(why, isDead(stage, reply));
    }

    private static String where(Stage stage) {
        return switch (stage) {
            case SENDER -> "of the sender: ";
            case RECIPIENT -> "of the recipient: ";
            case CONTENT -> "of the message: ";
        };
    }

    /** RFC 5321, section 4.5.3.1.10: 552 of a recipient means what 452 does. */
    private static boolean isFull(Stage stage, Reply reply) {
        return reply.enhanced()
                .map(FULL::equals)
                .orElse(reply.code() == 552 && stage == Stage.RECIPIENT);
    }

    private static boolean isDead(Stage stage, Reply reply) {
        return reply.enhanced()
                .map(DEAD::contains)
                .orElse(stage == Stage.RECIPIENT && DEAD_CODES.contains(reply.code()));
    }
}
