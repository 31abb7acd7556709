package dev.candor.notify.smtp;

import org.jspecify.annotations.Nullable;

/** A message that is to be handed over. Confined to one thread at a time. */
public final class Mail {
    private final Envelope envelope;
    private final byte[] content;
    private @Nullable Place announced;

    /** A connection that was told already from whom and to whom the message goes. */
    record Place(RelayPool pool, SmtpConnection connection) {}

    /**
     * A message.
     *
     * @param content header and body, lines ended by CRLF; not changed any more
     */
    public Mail(Envelope envelope, byte[] content) {
        this.envelope = envelope;
        this.content = content;
    }

    Envelope envelope() {
        return envelope;
    }

    byte[] content() {
        return content;
    }

    /** Where it must go on, or null. */
    @Nullable Place announced() {
        var place = announced;
        return place != null && place.connection().announced() == this ? place : null;
    }

    void announced(Place place) {
        announced = place;
    }
}
