package dev.candor.bench.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A site with 2,000 components in groups of twenty, and 5,000 incidents, one an hour until now. */
public final class LargeSite {
    /** How many components, those that head a group included. */
    public static final int COMPONENTS = 2_000;

    private static final int IN_A_GROUP = 20;
    private static final int ENTRIES = 5_000;
    private static final int SECONDS_DOWN = 660;

    private LargeSite() {}

    /** The group of the component of that number: that of its head, which may be itself. */
    public static int groupOf(int component) {
        return component - component % IN_A_GROUP;
    }

    /** As a configuration file. */
    public static String configuration() {
        var text =
                new StringBuilder(
                        """
                        page: {name: Bench, url: "https://status.example.com"}
                        components:
                        """);
        for (var group = 0; group < COMPONENTS; group += IN_A_GROUP) {
            text.append(
                    """
                    - id: c%d
                      name: Component %d
                      children:
                    """
                            .formatted(group, group));
            for (var part = group + 1; part < group + IN_A_GROUP; part++) {
                text.append(
                        """
                          - {id: c%d, name: Component %d}
                        """
                                .formatted(part, part));
            }
        }
        return text.append("checks: []").toString();
    }

    /** Its incidents as a history file. */
    public static String history() {
        var text = new StringBuilder("{\"zone\": \"UTC\", \"notices\": [");
        var first = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(ENTRIES, ChronoUnit.HOURS);
        for (var i = 0; i < ENTRIES; i++) {
            var start = first.plus(i, ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
            text.append(i == 0 ? "" : ",").append(incident(i, start));
        }
        return text.append("]}").toString();
    }

    private static String incident(int number, Instant start) {
        var end = start.plusSeconds(SECONDS_DOWN);
        return """
        {"id": "n%d", "kind": "incident", "title": "Incident %d", "state": "resolved",
         "components": ["c%d"], "windows": [{"start": "%s", "end": "%s"}],
         "updates": [{"at": "%s", "state": "resolved",
                      "body": "A *fault* in the rack; it was replaced."}]}
        """
                .formatted(number, number, number * 7 % COMPONENTS, start, end, end);
    }
}
