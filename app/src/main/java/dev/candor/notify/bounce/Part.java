package dev.candor.notify.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message or a part of one (RFC 2045, RFC 2046), only as deep as reports are.
 *
 * @param fields its header
 * @param body its lines
 */
record Part(Fields fields, List<String> body) {
    private static final int MOST_PARTS = 10;
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z-]+)\\s*=\\s*(\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");

    Part {
        body = List.copyOf(body);
    }

    /** The lines of a message or part. */
    static Part of(List<String> lines) throws NotAReport {
        var end = 0;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        var body = end < lines.size() ? lines.subList(end + 1, lines.size()) : List.<String>of();
        return new Part(Fields.of(lines.subList(0, end)), body);
    }

    /** Its type without parameters, in lower case: {@code multipart/report}. */
    String type() {
        return fields.first("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("text/plain");
    }

    /** A parameter of its type. */
    Optional<String> parameter(String name) {
        var value = fields.first("content-type").orElse("");
        return PARAMETER
                .matcher(value)
                .results()
                .filter(found -> found.group(1).equalsIgnoreCase(name))
                .map(found -> found.group(3) == null ? found.group(4) : found.group(3))
                .findFirst();
    }

    /** The parts of a multipart message. */
    List<Part> parts() throws NotAReport {
        var boundary = parameter("boundary");
        if (boundary.isEmpty()) {
            throw new NotAReport("it names no boundary between its parts");
        }
        var between = "--" + boundary.get();
        var parts = new ArrayList<Part>();
        var current = new ArrayList<String>();
        var inside = false;
        for (var line : body) {
            if (line.stripTrailing().equals(between)
                    || line.stripTrailing().equals(between + "--")) {
                if (inside) {
                    parts.add(Part.of(current));
                }
                current = new ArrayList<>();
                inside = !line.stripTrailing().endsWith(between + "--");
                if (parts.size() > MOST_PARTS) {
                    throw new NotAReport("it has more than " + MOST_PARTS + " parts");
                }
            } else if (inside) {
                current.add(line);
            }
        }
        return parts;
    }
}
