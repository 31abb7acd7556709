package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Level;
import dev.candor.model.Preferences;
import dev.candor.model.Problem;
import dev.candor.model.Subscriber;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads files of subscribers; their format is described in {@code docs/subscribers.md}. */
public final class SubscriberFile {
    /** The largest file, in bytes: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    /** The columns that a file can have. */
    static final List<String> COLUMNS =
            List.of(
                    "address",
                    "consent",
                    "components",
                    "hears",
                    "minimum",
                    "language",
                    "zone",
                    "digest_hour");

    private static final String ADDRESS = "address";
    private static final String CONSENT = "consent";

    private final Preferences usual;
    private final Columns columns;
    private final Set<String> taken = new HashSet<>();

    private SubscriberFile(Preferences usual, Columns columns) {
        this.usual = usual;
        this.columns = columns;
    }

    /** What a file comes to. */
    public sealed interface Outcome {
        /** It can be imported, as far as the file alone tells. */
        record Read(List<Line> lines) implements Outcome {
            public Read {
                lines = List.copyOf(lines);
            }
        }

        /** It cannot; everything that is wrong, each with its line. */
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** A subscriber, and the place in the file that says so: {@code people.csv:3}. */
    public record Line(String where, NewSubscription subscription) {}

    /**
     * Reads a whole file, or says everything that is wrong with it (the first hundred problems).
     *
     * @param name the file's name, as problems are to show it
     * @param usual what those want of whom the file does not say
     */
    public static Outcome parse(String text, String name, Preferences usual) {
        var problems = new Problems();
        var lines = Csv.read(text, name, problems);
        var columns = Columns.of(lines, name, COLUMNS, List.of(ADDRESS, CONSENT), problems);
        if (columns.isEmpty()) {
            return new Outcome.Refused(problems.all());
        }
        var file = new SubscriberFile(usual, columns.get());
        var read = new ArrayList<Line>();
        for (var line : lines.subList(1, lines.size())) {
            file.line(line, new Columns.Place(name, line.number(), problems)).ifPresent(read::add);
        }
        return problems.isEmpty() ? new Outcome.Read(read) : new Outcome.Refused(problems.all());
    }

    private Optional<Line> line(Csv.Line line, Columns.Place place) {
        var address =
                columns.value(line, ADDRESS).flatMap(it -> place.made(it, ContactAddress::of));
        if (address.isEmpty()) {
            place.missing(line, columns, ADDRESS, "write an e-mail address");
            return Optional.empty();
        }
        if (!taken.add(address.get().key())) {
            place.add(ADDRESS, "this address stands in the file before", "take one of them out");
        }
        var consent = columns.value(line, CONSENT);
        if (consent.isEmpty()) {
            place.missing(line, columns, CONSENT, "say when and how they agreed");
        } else if (consent.get().length() > Subscriber.Consent.LONGEST_FROM) {
            place.add(CONSENT, "this is longer than 200 characters", "shorten it");
        }
        return Optional.of(
                new Line(
                        place.toString(),
                        new NewSubscription(
                                address.get(),
                                preferences(line, place),
                                true,
                                Subscriber.Consent.How.IMPORT,
                                consent.orElse(""))));
    }

    private Preferences preferences(Csv.Line line, Columns.Place place) {
        var named =
                columns.value(line, "components").stream()
                        .flatMap(it -> Stream.of(it.split("[\\s;]+")))
                        .flatMap(it -> place.made(it, ComponentId::new).stream())
                        .limit(Preferences.MOST)
                        .toList();
        var hears = word(line, place, "hears", Preferences.Hears::ofWireName).orElse(usual.hears());
        var minimum = word(line, place, "minimum", Level::ofWireName).orElse(usual.minimum());
        var zone = columns.value(line, "zone").flatMap(it -> place.made(it, SubscriberFile::zone));
        var hour =
                columns.value(line, "digest_hour")
                        .flatMap(it -> place.made(it, SubscriberFile::hour));
        return new Preferences(
                named.isEmpty(),
                new TreeSet<>(named),
                new TreeSet<>(),
                hears,
                minimum,
                columns.value(line, "language").orElse(usual.language()),
                zone.orElse(usual.zone()),
                hour.orElse(null));
    }

    private <T> Optional<T> word(
            Csv.Line line,
            Columns.Place place,
            String column,
            Function<String, Optional<T>> parse) {
        return columns.value(line, column)
                .flatMap(it ->
                        place.made(it, text -> parse.apply(text).orElseThrow(() -> none(it))));
    }

    private static IllegalArgumentException none(String word) {
        return new IllegalArgumentException("'" + word + "' is not known here");
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("'" + text + "' is no time zone");
        }
    }

    private static Integer hour(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > 23) {
            throw new IllegalArgumentException("'" + text + "' is no hour of the day, 0 to 23");
        }
        return Integer.valueOf(text);
    }
}
