package dev.candor.web.people;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form or of a query, as a browser encodes them (URL Standard §5.1). What cannot be
 * decoded is left out.
 *
 * @param values of each name, in their order
 */
record FormFields(Map<String, List<String>> values) {
    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST = 64 * 1024;

    /** Reads them; what is too long or too much is not read. */
    static FormFields of(String encoded) {
        var values = new HashMap<String, List<String>>();
        if (encoded.length() > LONGEST) {
            return new FormFields(values);
        }
        for (var part : encoded.split("&", MOST_FIELDS)) {
            var equals = part.indexOf('=');
            var name = decoded(equals < 0 ? part : part.substring(0, equals));
            var value = decoded(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                values.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
            }
        }
        return new FormFields(values);
    }

    /** The first value without blanks around it; empty when there is none. */
    String first(String name) {
        var all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /** All values. */
    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    private static Optional<String> decoded(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
