package dev.candor.notify.mail;

import dev.candor.notify.Links;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a message, encoded once for all recipients of a language and zone, with places that are
 * filled for each. Immutable.
 */
final class Body {
    private static final Pattern PLACE = Pattern.compile("\uE000([a-z-]+)\uE001");

    private sealed interface Piece {
        /** The same for all. */
        final class Fixed implements Piece {
            private final byte[] bytes;

            Fixed(byte[] bytes) {
                this.bytes = bytes;
            }
        }

        /** Where one recipient's link goes. */
        record Place(String name) implements Piece {}
    }

    private final List<Piece> pieces;
    private final boolean html;
    private final int size;

    private Body(List<Piece> pieces, boolean html) {
        this.pieces = List.copyOf(pieces);
        this.html = html;
        this.size =
                pieces.stream()
                        .mapToInt(piece -> piece instanceof Piece.Fixed it ? it.bytes.length : 0)
                        .sum();
    }

    /**
     * Encodes a text.
     *
     * @param html whether links are escaped for HTML
     */
    static Body of(String text, boolean html) {
        var pieces = new ArrayList<Piece>();
        var places = PLACE.matcher(text);
        var end = 0;
        while (places.find()) {
            pieces.add(fixed(text.substring(end, places.start()), false));
            pieces.add(new Piece.Place(places.group(1)));
            end = places.end();
        }
        pieces.add(fixed(text.substring(end), true));
        return new Body(pieces, html);
    }

    /** How many bytes it has without the links. */
    int size() {
        return size;
    }

    private static Piece fixed(String text, boolean last) {
        return new Piece.Fixed(QuotedPrintable.piece(text, last));
    }

    /** Writes it with one recipient's links. */
    void write(Links links, ByteArrayOutputStream out) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Fixed fixed -> out.writeBytes(fixed.bytes);
                case Piece.Place(var name) ->
                        out.writeBytes(QuotedPrintable.piece(address(link(name, links)), false));
            }
        }
    }

    private String address(@Nullable URI link) {
        var text = link == null ? "" : link.toASCIIString();
        return html ? text.replace("&", "&amp;").replace("\"", "&quot;") : text;
    }

    private static @Nullable URI link(String name, Links links) {
        return switch (name) {
            case "confirm-url" -> links.confirm();
            case "manage-url" -> links.manage();
            case "unsubscribe-url" -> links.unsubscribe();
            case "acknowledge-url" -> links.acknowledge();
            case "deliveries-url" -> links.deliveries();
            default -> throw new IllegalStateException("nobody fills the place " + name);
        };
    }
}
