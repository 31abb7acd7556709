package dev.candor.notify.bounce;

/** A message is no report that says anything about an address; the message says why. */
final class NotAReport extends Exception {
    private static final long serialVersionUID = 1L;

    NotAReport(String message) {
        super(message);
    }
}
