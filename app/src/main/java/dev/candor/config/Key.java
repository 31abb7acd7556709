package dev.candor.config;

import java.util.List;

/**
 * A key that the configuration file may have: what the reader accepts and the manual lists.
 *
 * @param part the map that it stands in
 * @param name lower case, dashed
 * @param type what its value is, in words of the manual
 * @param fallback its default as written, or {@code required}, or {@code none}
 */
record Key(Part part, String name, String type, String fallback) {
    /** The maps that the file consists of. */
    enum Part {
        /** The file itself. */
        FILE("the file"),
        PAGE("page"),
        COMPONENT("component"),
        CHECK("check"),
        TARGET("target"),
        LIMITS("limits"),
        METRIC("metric"),
        HISTORY("history"),
        MAIL("mail"),
        RELAY("relay"),
        DKIM("dkim"),
        BOUNCES("bounces"),
        /** A value that is kept out of the file. */
        SECRET("secret");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        /** What messages and the manual call it. */
        String title() {
            return title;
        }
    }

    static final List<Key> ALL =
            List.of(
                    new Key(Part.FILE, "page", "map", "required"),
                    new Key(Part.FILE, "components", "list of components", "none"),
                    new Key(Part.FILE, "checks", "list of checks", "none"),
                    new Key(Part.FILE, "targets", "list of targets", "none"),
                    new Key(Part.FILE, "allow-addresses", "list of address ranges", "none"),
                    new Key(Part.FILE, "trusted-proxies", "list of address ranges", "none"),
                    new Key(Part.FILE, "limits", "map", "its own defaults"),
                    new Key(Part.FILE, "metrics", "list of metrics", "none"),
                    new Key(Part.FILE, "graphs", "list of check ids", "none"),
                    new Key(Part.FILE, "history", "map", "its own defaults"),
                    new Key(Part.FILE, "mail", "map", "none"),
                    new Key(Part.PAGE, "name", "text", "required"),
                    new Key(Part.PAGE, "url", "URL", "required"),
                    new Key(Part.PAGE, "zone", "time zone", "UTC"),
                    new Key(Part.PAGE, "zones", "list of time zones", "none"),
                    new Key(Part.PAGE, "language", "language tag", "en"),
                    new Key(Part.COMPONENT, "id", "identifier", "required"),
                    new Key(Part.COMPONENT, "name", "text", "its id"),
                    new Key(Part.COMPONENT, "children", "list of components", "none"),
                    new Key(Part.COMPONENT, "requires", "requirement", "none"),
                    new Key(Part.COMPONENT, "was", "identifier", "none"),
                    new Key(Part.COMPONENT, "since", "day", "none"),
                    new Key(Part.CHECK, "id", "identifier", "required"),
                    new Key(Part.CHECK, "http", "URL", "this or tcp"),
                    new Key(Part.CHECK, "tcp", "HOST:PORT", "this or http"),
                    new Key(Part.CHECK, "method", "HTTP method", "GET"),
                    new Key(Part.CHECK, "headers", "map of texts or secrets", "none"),
                    new Key(Part.CHECK, "body", "text or secret", "none"),
                    new Key(Part.CHECK, "redirects", "number", "5"),
                    new Key(Part.CHECK, "verify-certificate", "true or false", "true"),
                    new Key(Part.CHECK, "send", "text or secret", "none"),
                    new Key(Part.CHECK, "banner", "text", "none"),
                    new Key(Part.CHECK, "every", "duration", "30s"),
                    new Key(Part.CHECK, "timeout", "duration", "10s"),
                    new Key(Part.CHECK, "component", "identifier", "its own id"),
                    new Key(Part.CHECK, "fail-after", "number", "3"),
                    new Key(Part.CHECK, "recover-after", "number", "2"),
                    new Key(Part.CHECK, "incident", "publish, draft or none", "publish"),
                    new Key(Part.CHECK, "expect", "list of conditions", "status < 400"),
                    new Key(Part.TARGET, "id", "identifier", "required"),
                    new Key(Part.TARGET, "name", "text", "its id"),
                    new Key(Part.TARGET, "components", "list of identifiers", "required"),
                    new Key(Part.TARGET, "uptime", "percentage", "required"),
                    new Key(Part.TARGET, "per", "month, quarter or year", "required"),
                    new Key(Part.TARGET, "excluding-maintenance", "true or false", "true"),
                    new Key(Part.TARGET, "since", "day", "none"),
                    new Key(Part.TARGET, "until", "day", "none"),
                    new Key(Part.LIMITS, "per-host", "number", "64"),
                    new Key(Part.LIMITS, "rate-per-host", "number", "none"),
                    new Key(Part.METRIC, "id", "identifier", "required"),
                    new Key(Part.METRIC, "name", "text", "its id"),
                    new Key(Part.METRIC, "unit", "text", "none"),
                    new Key(Part.METRIC, "component", "identifier", "none"),
                    new Key(Part.METRIC, "public", "true or false", "false"),
                    new Key(Part.HISTORY, "results", "duration", "2d"),
                    new Key(Part.HISTORY, "minutes", "duration", "14d"),
                    new Key(Part.HISTORY, "hours", "duration", "400d"),
                    new Key(Part.HISTORY, "days", "duration", "3650d"),
                    new Key(Part.MAIL, "from", "address", "required"),
                    new Key(Part.MAIL, "relays", "list of relays", "required"),
                    new Key(Part.MAIL, "connections", "number", "10"),
                    new Key(Part.MAIL, "hello", "host name", "the domain of from"),
                    new Key(Part.MAIL, "dkim", "map", "none"),
                    new Key(Part.MAIL, "bounces", "map", "none"),
                    new Key(Part.MAIL, "unsubscribe", "address", "none"),
                    new Key(Part.MAIL, "templates", "path", "none"),
                    new Key(Part.RELAY, "url", "relay address or secret", "required"),
                    new Key(Part.RELAY, "password", "text or secret", "none"),
                    new Key(Part.DKIM, "domain", "domain", "the domain of from"),
                    new Key(Part.DKIM, "selector", "text", "required"),
                    new Key(Part.DKIM, "key", "secret", "required"),
                    new Key(Part.BOUNCES, "address", "address", "required"),
                    new Key(Part.BOUNCES, "listen", "HOST:PORT", "none"),
                    new Key(Part.SECRET, "env", "variable name", "this or file"),
                    new Key(Part.SECRET, "file", "path", "this or env"));

    /** The names of a part's keys, in the manual's order. */
    static List<String> names(Part part) {
        return ALL.stream().filter(key -> key.part == part).map(Key::name).toList();
    }
}
