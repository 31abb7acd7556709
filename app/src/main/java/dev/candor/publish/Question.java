package dev.candor.publish;

/**
 * A request for a page that depends on more than its path.
 *
 * @param path percent-decoded, beginning with {@code /}
 * @param query as it came, without its question mark; empty when there is none
 * @param json whether the reader would rather have JSON than HTML
 */
public record Question(String path, String query, boolean json) {}
