package dev.candor.notify;

import dev.candor.fixture.FaultDeck;
import dev.candor.fixture.HttpScript;
import dev.candor.fixture.HttpScript.Answer;

import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** A provider in all kinds of trouble. Thread-safe. */
final class HookFaults implements HttpScript.Script {
    /** What goes wrong with a message. */
    enum Fault {
        NONE,
        SAYS_429,
        SAYS_503,
        SAYS_500,
        SAYS_NOTHING,
        RESETS,
        TAKES_AND_RESETS,
        DRIPS,
        DRIPS_TOO_SLOWLY,
        REDIRECTS_IN_CIRCLES,
        SAYS_200_AND_AN_ERROR,
        BREAKS_TLS
    }

    private static final Pattern KEY = Pattern.compile("\"key\" *: *\"([a-z0-9]{12})\"");
    private static final int BETWEEN_BROKEN_TLS = 3;
    private static final String FINE = "{\"queued\": true}";

    private final FaultDeck<Fault> deck;
    private final Receipts receipts;
    private final IntSupplier slow;

    /**
     * A script.
     *
     * @param slow milliseconds between letters of an answer that nobody waits for
     */
    HookFaults(FaultDeck<Fault> deck, Receipts receipts, IntSupplier slow) {
        this.deck = deck;
        this.receipts = receipts;
        this.slow = slow;
    }

    @Override
    public Answer answer(HttpScript.Request request) {
        var key = key(request);
        var fault = deck.draw();
        deck.happened(fault);
        return switch (fault) {
            case SAYS_429 -> new Answer.Said(429, "Retry-After: 3", "slow down", 0);
            case SAYS_503 -> Answer.of(503, "come back later");
            case SAYS_500 -> Answer.of(500, "oh dear");
            case SAYS_NOTHING -> new Answer.Silence();
            case RESETS -> new Answer.Reset();
            case REDIRECTS_IN_CIRCLES -> {
                receipts.refuse(key);
                yield new Answer.Said(302, "Location: " + request.path(), "", 0);
            }
            case SAYS_200_AND_AN_ERROR -> Answer.of(200, "{\"queued\": false, \"error\": \"x\"}");
            case NONE, BREAKS_TLS -> taken(key, 0);
            case DRIPS -> taken(key, 2);
            case DRIPS_TOO_SLOWLY -> {
                receipts.unanswered(key);
                yield taken(key, slow.getAsInt());
            }
            case TAKES_AND_RESETS -> {
                receipts.unanswered(key);
                receipts.take(key);
                yield new Answer.Reset();
            }
        };
    }

    private Answer taken(String key, int dripMillis) {
        receipts.take(key);
        return new Answer.Said(200, "", FINE, dripMillis);
    }

    /** From the header of a webhook, or from the body. */
    private static String key(HttpScript.Request request) {
        var header = request.headers().get("webhook-id");
        if (header != null) {
            return header;
        }
        var found = KEY.matcher(request.body());
        if (!found.find()) {
            throw new IllegalStateException("a request without a key: " + request);
        }
        return Objects.requireNonNull(found.group(1));
    }

    @Override
    public boolean breaksTls(int connection) {
        if (connection % BETWEEN_BROKEN_TLS != 1) {
            return false;
        }
        deck.happened(Fault.BREAKS_TLS);
        return true;
    }
}
