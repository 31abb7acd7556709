package dev.candor.command;

import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files of customers; their format is described in {@code docs/subscribers.md}. */
public final class CustomerFile {
    /** The largest file, in bytes: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    /** The names that labels can have. */
    public static final List<String> LABELS = List.of("member", "region", "generation", "plan");

    private static final String ADDRESS = "address";
    private static final String COMPONENTS = "components";
    private static final Pattern SEPARATED = Pattern.compile("[\\s;]+");

    /** The columns that a file can have. */
    static final List<String> COLUMNS =
            Stream.concat(
                            Stream.of(ADDRESS, "name", "key", COMPONENTS, "language", "zone"),
                            LABELS.stream())
                    .toList();

    private CustomerFile() {}

    /** What a file comes to. */
    public sealed interface Outcome {
        /** It can be imported, as far as the file alone tells. */
        record Read(List<CustomerDraft> customers) implements Outcome {
            public Read {
                customers = List.copyOf(customers);
            }
        }

        /** It cannot; everything that is wrong, each with its line. */
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a whole file, or says everything that is wrong with it (the first hundred problems).
     *
     * @param name the file's name, as problems are to show it
     */
    public static Outcome parse(String text, String name) {
        var problems = new Problems();
        return read(Csv.read(text, name, problems), name, problems);
    }

    /**
     * Reads rows with the columns of such a file, each as one line of it; the first row is line 1.
     *
     * @param name what they are, as problems are to show it
     */
    public static Outcome ofRows(List<String> columns, List<List<String>> rows, String name) {
        var lines = new ArrayList<Csv.Line>(rows.size() + 1);
        lines.add(new Csv.Line(0, columns));
        rows.forEach(row -> lines.add(new Csv.Line(lines.size(), row)));
        return read(lines, name, new Problems());
    }

    private static Outcome read(List<Csv.Line> lines, String name, Problems problems) {
        var columns = Columns.of(lines, name, COLUMNS, List.of(ADDRESS), problems);
        if (columns.isEmpty()) {
            return new Outcome.Refused(problems.all());
        }
        var read = new ArrayList<CustomerDraft>();
        for (var line : lines.subList(1, lines.size())) {
            var place = new Columns.Place(name, line.number(), problems);
            customer(line, columns.get(), place).ifPresent(read::add);
        }
        return problems.isEmpty() ? new Outcome.Read(read) : new Outcome.Refused(problems.all());
    }

    private static Optional<CustomerDraft> customer(
            Csv.Line line, Columns columns, Columns.Place place) {
        place.missing(line, columns, ADDRESS, "write an e-mail address");
        var address =
                columns.value(line, ADDRESS).flatMap(it -> place.made(it, ContactAddress::of));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var key = columns.value(line, "key").orElse(address.get().key());
        var name = columns.value(line, "name").orElse("");
        if (key.length() > Customer.LONGEST || name.length() > Customer.LONGEST) {
            place.add("key, name", "one of them is longer than 255 characters", "shorten it");
        }
        var components = new TreeSet<ComponentId>();
        split(columns.value(line, COMPONENTS).orElse(""))
                .flatMap(it -> place.made(it, ComponentId::new).stream())
                .forEach(components::add);
        var zone = columns.value(line, "zone").flatMap(it -> place.made(it, SubscriberFile::zone));
        var labels = labels(line, columns, place);
        if (components.size() > Customer.MOST || labels.size() > Customer.MOST) {
            place.add(COMPONENTS, "there are more than " + Customer.MOST, "name groups instead");
            return Optional.empty();
        }
        return Optional.of(
                new CustomerDraft(
                        place.toString(),
                        key,
                        address.get(),
                        name,
                        columns.value(line, "language").orElse(null),
                        zone.orElse(null),
                        components,
                        labels));
    }

    private static SortedSet<String> labels(Csv.Line line, Columns columns, Columns.Place place) {
        var labels = new TreeSet<String>();
        for (var name : LABELS) {
            for (var value : split(columns.value(line, name).orElse("")).toList()) {
                if (value.length() + name.length() >= Customer.LONGEST) {
                    place.add(name, "a value is longer than 255 characters", "shorten it");
                } else {
                    labels.add(name + ":" + value);
                }
            }
        }
        return labels;
    }

    private static Stream<String> split(String text) {
        return SEPARATED.splitAsStream(text).filter(each -> !each.isEmpty());
    }
}
