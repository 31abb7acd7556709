package dev.candor.notify.hook;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A request as it goes out.
 *
 * @param method such as {@code POST}
 * @param address where to
 * @param headers by name; values without control characters
 * @param body not copied; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would serve nobody
record HookRequest(String method, URI address, SequencedMap<String, String> headers, byte[] body) {
    HookRequest {
        headers = new LinkedHashMap<>(headers);
    }

    /** The same with more headers, which take the place of those of the same name. */
    HookRequest with(SequencedMap<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HookRequest(method, address, all, body);
    }
}
