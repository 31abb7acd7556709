package dev.candor.probe;

import io.netty.buffer.ByteBuf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The body of an answer: counted in full, kept up to {@link #KEPT}. What is packed is unpacked up
 * to the same size and no further, so that a small answer cannot fill the memory.
 */
final class Body {
    /** How much is kept, as it comes and unpacked. */
    static final int KEPT = 1 << 20;

    private static final Pattern CHARSET =
            Pattern.compile(
                    "charset\\s*=\\s*\"?([A-Za-z0-9_.:+-]{1,40})", Pattern.CASE_INSENSITIVE);

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    /** Adds a piece; the buffer stays the caller's. */
    void add(ByteBuf piece) {
        var bytes = piece.readableBytes();
        length += bytes;
        var room = Math.min(bytes, KEPT - kept.size());
        if (room > 0) {
            var copy = new byte[room];
            piece.getBytes(piece.readerIndex(), copy);
            kept.write(copy, 0, room);
        }
    }

    /** How many bytes have come. */
    long length() {
        return length;
    }

    /**
     * The first {@link #KEPT} bytes, unpacked.
     *
     * @param encoding the value of {@code Content-Encoding}; empty for none
     * @throws IOException when it is not packed as it says
     */
    byte[] unpacked(String encoding) throws IOException {
        var raw = kept.toByteArray();
        var packing = encoding.strip().toLowerCase(Locale.ROOT);
        if (raw.length == 0) {
            return raw;
        }
        return switch (packing) {
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(raw)));
            case "deflate" -> {
                // RFC 9110 means zlib; some servers send the bare stream.
                var bare = (raw[0] & 0x0f) != 8;
                var inflater = new Inflater(bare);
                try {
                    yield read(new InflaterInputStream(new ByteArrayInputStream(raw), inflater));
                } finally {
                    inflater.end();
                }
            }
            default -> raw;
        };
    }

    private byte[] read(InputStream packed) throws IOException {
        var out = new ByteArrayOutputStream();
        var piece = new byte[8192];
        try (packed) {
            while (out.size() < KEPT) {
                var count = packed.read(piece, 0, Math.min(piece.length, KEPT - out.size()));
                if (count < 0) {
                    break;
                }
                out.write(piece, 0, count);
            }
        } catch (EOFException early) {
            if (length <= KEPT) {
                throw early;
            }
        }
        return out.toByteArray();
    }

    /** The charset that {@code Content-Type} names; UTF-8 when it names none that is known. */
    static Charset charset(String contentType) {
        var match = CHARSET.matcher(contentType);
        try {
            return match.find() ? Charset.forName(match.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
