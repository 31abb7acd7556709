package dev.candor.command;

/**
 * A token just made; the only time that its secret is to be seen.
 *
 * @param id names it in the journal and in lists
 * @param secret what the holder sends; never stored, never logged
 */
public record NewToken(String id, String secret) {
    @Override
    public String toString() {
        return "token " + id + " (secret not shown)";
    }
}
