package dev.candor.notify.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields, or fields of that form in a report (RFC 5322, section 2.2). What is longer than
 * any program writes is refused.
 */
record Fields(List<Field> all) {
    private static final int MOST = 500;
    private static final int LONGEST_FIELD = 16 * 1024;

    /** A field, its name in lower case and its value in one line. */
    record Field(String name, String value) {}

    Fields {
        all = List.copyOf(all);
    }

    /**
     * The fields that these lines hold, up to the first empty one.
     *
     * @throws NotAReport when there are too many, or one is too long
     */
    static Fields of(List<String> lines) throws NotAReport {
        var fields = new ArrayList<Field>();
        var current = new StringBuilder();
        for (var line : lines) {
            if (line.isBlank()) {
                break;
            }
            if (line.startsWith(" ") || line.startsWith("\t")) {
                current.append(' ').append(line.strip());
            } else {
                add(fields, current);
                current.setLength(0);
                current.append(line);
            }
            if (current.length() > LONGEST_FIELD || fields.size() > MOST) {
                throw new NotAReport("its fields are too many or too long");
            }
        }
        add(fields, current);
        return new Fields(fields);
    }

    private static void add(List<Field> fields, StringBuilder text) {
        var colon = text.indexOf(":");
        if (colon > 0) {
            var name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(new Field(name, text.substring(colon + 1).strip()));
        }
    }

    /** The value of the first field of that name. */
    Optional<String> first(String name) {
        return all.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** The values of all fields of that name. */
    List<String> each(String name) {
        return all.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }
}
