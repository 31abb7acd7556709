package dev.candor.notify;

import dev.candor.fixture.FaultDeck;
import dev.candor.fixture.SmtpScript;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** A relay in all kinds of trouble. Thread-safe. */
final class MailFaults implements SmtpScript.Script {
    /** What goes wrong with a message. */
    enum Fault {
        NONE,
        CLOSES_WITH_421,
        DECLINES_WITH_451,
        GREYLISTS,
        CUTS_BEFORE_THE_END,
        TAKES_AND_CUTS,
        SAYS_NOTHING,
        DRIPS,
        DRIPS_TOO_SLOWLY,
        REFUSES_WITH_554,
        KNOWS_NO_SUCH_USER,
        GREETS_WITH_421,
        BREAKS_TLS
    }

    private static final Pattern KEY = Pattern.compile("\r\nMessage-ID: <([a-z0-9]{12})@");
    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");
    private static final int BETWEEN_BAD_GREETINGS = 9;
    private static final int BETWEEN_BROKEN_TLS = 3;

    private final FaultDeck<Fault> deck;
    private final Receipts receipts;
    private final IntSupplier slow;
    private final Map<Integer, Talk> talks = new ConcurrentHashMap<>();
    private final Set<String> greylisted = ConcurrentHashMap.newKeySet();

    /** What is under way on a connection. */
    private record Talk(Fault fault, String address, boolean declined) {}

    /**
     * A script.
     *
     * @param slow milliseconds between letters of an answer that nobody waits for
     */
    MailFaults(FaultDeck<Fault> deck, Receipts receipts, IntSupplier slow) {
        this.deck = deck;
        this.receipts = receipts;
        this.slow = slow;
    }

    @Override
    public @Nullable String answer(int connection, String command) {
        return switch (command) {
            case SmtpScript.GREETING ->
                    connection % BETWEEN_BAD_GREETINGS == 4
                            ? happens(Fault.GREETS_WITH_421, "421 4.3.2 too busy")
                            : null;
            case "STARTTLS" ->
                    connection % BETWEEN_BROKEN_TLS == 1
                            ? happens(Fault.BREAKS_TLS, SmtpScript.BROKEN_TLS)
                            : null;
            case SmtpScript.END -> end(talk(connection));
            case String said when said.startsWith("MAIL") -> mail(connection);
            case String said when said.startsWith("RCPT") -> recipient(connection, said);
            case "DATA" -> data(talk(connection));
            default -> null;
        };
    }

    private Talk talk(int connection) {
        return talks.getOrDefault(connection, new Talk(Fault.NONE, "", false));
    }

    private @Nullable String mail(int connection) {
        var fault = deck.draw();
        talks.put(connection, new Talk(fault, "", false));
        return switch (fault) {
            case CLOSES_WITH_421 -> happens(fault, "421 4.3.2 shutting down");
            case SAYS_NOTHING -> happens(fault, SmtpScript.SILENCE);
            default -> null;
        };
    }

    private @Nullable String recipient(int connection, String said) {
        var found = ADDRESS.matcher(said);
        var address = found.find() ? found.group(1) : "";
        var fault = talk(connection).fault();
        var answer = toRecipient(fault, address);
        talks.put(connection, new Talk(fault, address, answer != null));
        return answer;
    }

    private @Nullable String toRecipient(Fault fault, String address) {
        if (address.startsWith("gone-")) {
            receipts.refuse(address);
            return happens(Fault.KNOWS_NO_SUCH_USER, "550 5.1.1 no such user");
        }
        if (Math.floorMod(address.hashCode(), 23) == 0 && greylisted.add(address)) {
            return happens(Fault.GREYLISTS, "450 4.7.1 greylisted, come back later");
        }
        return fault == Fault.DECLINES_WITH_451
                ? happens(fault, "451 4.3.0 try again later")
                : null;
    }

    private @Nullable String data(Talk talk) {
        if (talk.declined()) {
            return "554 5.5.1 no recipients";
        }
        return talk.fault() == Fault.CUTS_BEFORE_THE_END
                ? happens(talk.fault(), SmtpScript.CUT)
                : null;
    }

    private @Nullable String end(Talk talk) {
        return switch (talk.fault()) {
            case TAKES_AND_CUTS -> happens(talk.fault(), SmtpScript.TAKE_AND_CUT);
            case DRIPS -> happens(talk.fault(), SmtpScript.drip(3, "250 2.0.0 queued"));
            case DRIPS_TOO_SLOWLY ->
                    happens(talk.fault(), SmtpScript.drip(slow.getAsInt(), "250 2.0.0 queued"));
            case REFUSES_WITH_554 -> {
                receipts.refuse(talk.address());
                yield happens(talk.fault(), "554 5.7.1 we do not like it");
            }
            default -> null;
        };
    }

    @Override
    public boolean remembers(SmtpScript.Taken message) {
        var found = KEY.matcher("\r\n" + message.content());
        if (found.find()) {
            var fault = talk(message.connection()).fault();
            if (fault == Fault.TAKES_AND_CUTS || fault == Fault.DRIPS_TOO_SLOWLY) {
                receipts.unanswered(found.group(1));
            }
            receipts.take(found.group(1));
        }
        return false;
    }

    private String happens(Fault fault, String answer) {
        deck.happened(fault);
        return answer;
    }
}
