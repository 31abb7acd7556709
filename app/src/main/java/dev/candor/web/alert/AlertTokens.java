package dev.candor.web.alert;

import java.util.Optional;

/** Knows the signed links to alerts. Thread-safe. */
@FunctionalInterface
public interface AlertTokens {
    /** The id of the alert that a token was made for; empty when it is forged or has run out. */
    Optional<String> alert(String token);
}
