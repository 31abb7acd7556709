package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Configuration files with many checks. */
final class Configurations {
    /** As many components as a large installation has groups of checks. */
    private static final int COMPONENTS = 100;

    private Configurations() {}

    /**
     * Writes one.
     *
     * @param checks how many checks
     * @param rest what each check has beside its name and component: target, interval, timeout
     */
    static Path write(Place place, String name, int checks, IntFunction<String> rest)
            throws IOException {
        var text = new StringBuilder("page: {name: Bench, url: \"https://bench.example\"}\n");
        text.append("limits: {per-host: 256}\ncomponents:\n");
        for (var i = 0; i < COMPONENTS; i++) {
            text.append("- {id: c%d, name: C%d}\n".formatted(i, i));
        }
        text.append("checks:\n");
        for (var i = 0; i < checks; i++) {
            text.append(
                    "- {id: k%d, component: c%d, %s}\n"
                            .formatted(i, i % COMPONENTS, rest.apply(i)));
        }
        return Files.writeString(place.folder().resolve(name + ".yaml"), text);
    }
}
