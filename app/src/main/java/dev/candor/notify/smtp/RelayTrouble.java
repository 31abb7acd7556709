package dev.candor.notify.smtp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A relay cannot be used now; the message says why, in one line and without secrets. */
public final class RelayTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    RelayTrouble(String message) {
        super(message);
    }

    RelayTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
