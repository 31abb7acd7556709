package dev.candor.publish.carry;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pieces of documents, each kept with the facts that it was made of and made again only when those
 * are others. What a round did not ask for is forgotten with the next one, so that there are never
 * more than two rounds' pieces. Used by one thread at a time.
 *
 * @param <N> what a piece is called
 * @param <V> what a piece is
 */
public final class Fragments<N, V> {
    private record Piece<V>(Object facts, V made) {}

    private Map<N, Piece<V>> before = Map.of();
    private Map<N, Piece<V>> now = new HashMap<>();

    /** Nothing yet. */
    public Fragments() {}

    /** Begins a round. */
    public void turn() {
        before = now;
        now = new HashMap<>();
    }

    /**
     * The piece of that name.
     *
     * @param facts everything that it depends on, compared with {@code equals}
     * @param make makes it
     */
    public V get(N name, Object facts, Supplier<V> make) {
        var known = now.containsKey(name) ? now.get(name) : before.get(name);
        var piece =
                known != null && known.facts().equals(facts)
                        ? known
                        : new Piece<>(facts, make.get());
        now.put(name, piece);
        return piece.made();
    }
}
