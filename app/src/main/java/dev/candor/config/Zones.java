package dev.candor.config;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Time zones by their names in the IANA database. */
final class Zones {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    /** The zone of that name; a bare offset is none, as it knows no summer time. */
    static Optional<ZoneId> find(String name) {
        return KNOWN.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** What somebody who wrote that probably meant. */
    static String hint(String name) {
        var wanted = name.strip().replace(' ', '_');
        var meant =
                Optional.ofNullable(ZoneId.SHORT_IDS.get(wanted))
                        .filter(KNOWN::contains)
                        .or(() -> city(wanted))
                        .or(() -> Nearest.to(wanted, KNOWN.stream().sorted().toList()));
        return meant.map(it -> "did you mean '" + it + "'?")
                .orElse("write an area and a city, such as Europe/Berlin, or UTC");
    }

    private static Optional<String> city(String wanted) {
        return KNOWN.stream()
                .filter(each -> each.substring(each.lastIndexOf('/') + 1).equalsIgnoreCase(wanted))
                .sorted()
                .findFirst();
    }
}
