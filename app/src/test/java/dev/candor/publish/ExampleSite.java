package dev.candor.publish;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.HistoryFile;
import dev.candor.command.ImportHistory;
import dev.candor.config.ComponentDefinition;
import dev.candor.config.ConfigurationFile;
import dev.candor.config.Parsed;
import dev.candor.config.SecretSource;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.PageId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The site of an example, with its configuration and its history, some weeks after its story.
 *
 * @param leaves of each component, in the page's order, what it is made of: itself, or its parts
 * @param history what its file states, counted by hand
 */
record ExampleSite(
        PublishedStore data,
        Publisher publisher,
        ZoneId zone,
        Instant now,
        Map<String, Set<String>> leaves,
        StatedHistory history)
        implements AutoCloseable {
    /** An example has no secrets. */
    private record NoSecrets() implements SecretSource {
        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public String file(String path) throws IOException {
            throw new IOException("there is no file " + path);
        }
    }

    /** The name of the example, and the local time at which it is looked at. */
    static ExampleSite open(Path folder, String example, String at) throws IOException {
        var home = Path.of("../examples", example);
        var yaml = Files.readAllBytes(home.resolve("candor.yaml"));
        var parsed = ConfigurationFile.parse("candor.yaml", yaml, new NoSecrets());
        var configuration = ((Parsed.Valid) parsed).configuration();
        var zone = configuration.page().zone();
        var now = LocalDateTime.parse(at).atZone(zone).toInstant();
        var data = new PublishedStore(folder);
        data.time.advance(Duration.between(data.time.now(), now));
        var components = configuration.components();
        data.run(
                new ApplyConfiguration(
                        configuration.page(),
                        components.stream().map(ExampleSite::configured).toList(),
                        List.of(),
                        example));
        var file = home.resolve("history.json");
        var read = HistoryFile.parse(Files.readAllBytes(file), "history.json");
        data.run(new ImportHistory(((HistoryFile.Outcome.Read) read).notices()));
        var publisher = data.publisher();
        publisher.refresh(true);
        var leaves = new LinkedHashMap<String, Set<String>>();
        components.forEach(each -> leaves.put(each.id().value(), leaves(each, components)));
        return new ExampleSite(data, publisher, zone, now, leaves, StatedHistory.read(file, now));
    }

    private static ConfiguredComponent configured(ComponentDefinition each) {
        return new ConfiguredComponent(
                each.id(), each.name(), each.parent(), each.requirement(), each.was());
    }

    private static Set<String> leaves(ComponentDefinition of, List<ComponentDefinition> all) {
        var parts =
                all.stream()
                        .filter(each -> of.id().equals(each.parent()))
                        .map(each -> each.id().value())
                        .collect(Collectors.toSet());
        return parts.isEmpty() ? Set.of(of.id().value()) : parts;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The first instant of a day. */
    Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Set<String> parts(String component) {
        return leaves.getOrDefault(component, Set.of());
    }

    /** The day on which the oldest entry begins. */
    LocalDate first() {
        return history.entries().stream()
                .map(StatedHistory.Entry::begin)
                .min(Instant::compareTo)
                .map(each -> LocalDate.ofInstant(each, zone))
                .orElseThrow();
    }

    String html(String path) {
        return Html.of(publisher.find(path).orElseThrow().body());
    }

    String text(String path) {
        return Html.text(html(path));
    }

    /** The address of the entry with that title whose first window begins then. */
    String address(StatedHistory.Entry entry) {
        var all = data.store.read(tx -> tx.notices().all(PageId.MAIN, Audience.PUBLIC));
        return all.stream()
                .filter(each -> each.title().equals(entry.title()))
                .filter(each -> entry.windows().isEmpty() || begins(each, entry))
                .map(each -> "/notices/" + each.id())
                .findFirst()
                .orElseThrow();
    }

    private static boolean begins(Notice notice, StatedHistory.Entry entry) {
        return notice.windows().stream().anyMatch(each -> each.start().equals(entry.begin()));
    }

    @Override
    public void close() {
        data.close();
    }
}
