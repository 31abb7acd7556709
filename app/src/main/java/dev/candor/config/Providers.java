package dev.candor.config;

import dev.candor.model.channel.Provider;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The providers that come with the program, and those of the operator. */
public final class Providers {
    /** The files that come with the program, without {@code .yaml}. */
    public static final List<String> BUILT_IN =
            List.of(
                    "webhook",
                    "statuspage",
                    "slack",
                    "discord",
                    "teams",
                    "mattermost",
                    "rocket-chat",
                    "google-chat",
                    "telegram",
                    "matrix",
                    "ntfy",
                    "gotify",
                    "pushover",
                    "pagerduty",
                    "opsgenie");

    private static final String FOLDER = "/dev/candor/notify/providers/";
    private static final int MOST = 200;

    private Providers() {}

    /** Those that come with the program, by their ids. */
    public static SequencedMap<String, Provider> builtIn() {
        var all = new LinkedHashMap<String, Provider>();
        for (var name : BUILT_IN) {
            var problems = new Problems(name + ".yaml");
            var read = parse(text(name), problems, NoSecrets.INSTANCE);
            if (read == null || !problems.isEmpty()) {
                throw new IllegalStateException(problems.all().toString());
            }
            all.put(read.id(), read);
        }
        return all;
    }

    /**
     * What there is.
     *
     * @param known by their ids
     * @param broken the ids of those whose files are wrong, which has been reported
     */
    record Shelf(SequencedMap<String, Provider> known, Set<String> broken) {}

    /** All of them; one of the operator takes the place of one with the same id. */
    static Shelf all(Section file, Reading reading) {
        var shelf = new Shelf(builtIn(), new HashSet<>());
        file.value("providers").ifPresent(folder -> own(folder, reading, shelf));
        return shelf;
    }

    private static void own(Value folder, Reading reading, Shelf shelf) {
        var path = folder.text();
        if (path.isEmpty()) {
            return;
        }
        try {
            var files = reading.secrets().folder(path.get());
            if (files.size() > MOST) {
                folder.fail("the folder holds more than " + MOST + " providers", "");
                return;
            }
            for (var each : files) {
                var problems = new Problems(each);
                var text = reading.secrets().file(each);
                var read = parse(text, problems, reading.secrets());
                reading.problems().addAll(problems);
                if (read == null || !problems.isEmpty()) {
                    shelf.broken().add(read == null ? id(text).orElse(stem(each)) : read.id());
                } else {
                    shelf.known().put(read.id(), read);
                }
            }
        } catch (IOException e) {
            folder.fail(
                    "the folder of providers " + path.get() + " cannot be read",
                    e.getMessage() == null ? "" : e.getMessage());
        }
    }

    /** A provider's file; null after what is wrong with it has been reported. */
    static @Nullable Provider parse(String text, Problems problems, SecretSource secrets) {
        try {
            var root = YamlReader.read(text);
            if (root == null) {
                problems.add(new YamlNode.Place(1, 1), "", "the file is empty", "");
                return null;
            }
            return new Value(new Reading(problems, secrets, List.of()), "", root)
                    .section(Key.Part.PROVIDER)
                    .flatMap(ProviderReader::read)
                    .orElse(null);
        } catch (YamlRefused e) {
            problems.add(e.place(), "", String.valueOf(e.getMessage()), e.todo());
            return null;
        }
    }

    private static String stem(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\.yaml$", "");
    }

    /** What a file that is wrong elsewhere says that its id is. */
    private static Optional<String> id(String text) {
        try {
            var root = YamlReader.read(text);
            var unheard = new Reading(new Problems(""), NoSecrets.INSTANCE, List.of());
            return root == null
                    ? Optional.empty()
                    : new Value(unheard, "", root).peek("id").flatMap(Value::text);
        } catch (YamlRefused _) {
            return Optional.empty();
        }
    }

    private static String text(String name) {
        try (var stream = Providers.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks the provider " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A provider's file that comes with the program names no secrets. */
    private enum NoSecrets implements SecretSource {
        INSTANCE;

        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public String file(String path) throws IOException {
            throw new IOException("no files are read here");
        }
    }
}
