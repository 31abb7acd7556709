package dev.candor.publish;

import java.util.Arrays;

/**
 * A document before it is compressed. The array is never written after construction.
 *
 * @param contentType with charset where it is text
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Unpacked(String contentType, byte[] body) {
    /** Whether that document has these bytes. */
    boolean isThatOf(Document document) {
        return contentType.equals(document.contentType()) && Arrays.equals(body, document.body());
    }

    /** Compressed, to be asked for again each time. */
    Document pack() {
        return Documents.of(contentType, body, Documents.REVALIDATE);
    }
}
