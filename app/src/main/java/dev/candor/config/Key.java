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
        CHANNEL("channel"),
        PROVIDER("provider"),
        REQUEST("request"),
        ANSWER("answer"),
        LOOKUP("lookup"),
        WAIT("wait"),
        TELLING("telling"),
        AUDIENCE("audience"),
        ALERT("alert"),
        ALERT_WHEN("alert condition"),
        ALERT_THEN("alert step"),
        HEARTBEAT("heartbeat"),
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
                    new Key(Part.FILE, "channels", "list of channels", "none"),
                    new Key(Part.FILE, "providers", "path", "none"),
                    new Key(Part.FILE, "telling", "map", "its own defaults"),
                    new Key(Part.FILE, "audiences", "list of audiences", "none"),
                    new Key(Part.FILE, "alerts", "list of alerts", "none"),
                    new Key(Part.FILE, "escalate-after", "duration", "its alerts' 15m"),
                    new Key(Part.FILE, "remind-every", "duration", "its alerts' 1h"),
                    new Key(Part.FILE, "heartbeat", "map", "none"),
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
                    new Key(Part.LIMITS, "messages", "number", "none"),
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
                    new Key(Part.MAIL, "rate", "number", "none"),
                    new Key(Part.MAIL, "hello", "host name", "the domain of from"),
                    new Key(Part.MAIL, "dkim", "map", "none"),
                    new Key(Part.MAIL, "bounces", "map", "none"),
                    new Key(Part.MAIL, "unsubscribe", "address", "none"),
                    new Key(Part.MAIL, "templates", "path", "none"),
                    new Key(
                            Part.TELLING,
                            "remind-before",
                            "list of durations",
                            "its usual 1d and 1h"),
                    new Key(Part.TELLING, "overrun-after", "duration", "10m"),
                    new Key(Part.TELLING, "leave-out", "list of occasions", "none"),
                    new Key(Part.RELAY, "url", "relay address or secret", "required"),
                    new Key(Part.RELAY, "password", "text or secret", "none"),
                    new Key(Part.DKIM, "domain", "domain", "the domain of from"),
                    new Key(Part.DKIM, "selector", "text", "required"),
                    new Key(Part.DKIM, "key", "secret", "required"),
                    new Key(Part.BOUNCES, "address", "address", "required"),
                    new Key(Part.BOUNCES, "listen", "HOST:PORT", "none"),
                    new Key(Part.CHANNEL, "id", "identifier", "required"),
                    new Key(Part.CHANNEL, "provider", "provider", "required"),
                    new Key(Part.CHANNEL, "width", "number", "its usual 4"),
                    new Key(Part.CHANNEL, "rate", "number", "none"),
                    new Key(Part.PROVIDER, "id", "identifier", "required"),
                    new Key(Part.PROVIDER, "name", "text", "its id"),
                    new Key(Part.PROVIDER, "variables", "map of texts", "none"),
                    new Key(Part.PROVIDER, "values", "map of lookups", "none"),
                    new Key(Part.PROVIDER, "escape", "none, slack, markdown or angle", "none"),
                    new Key(Part.PROVIDER, "limits", "map of numbers", "none"),
                    new Key(Part.PROVIDER, "largest", "number", "its usual 262144"),
                    new Key(Part.PROVIDER, "shorten", "value", "none"),
                    new Key(Part.PROVIDER, "sign", "true or false", "none"),
                    new Key(Part.PROVIDER, "requests", "list of requests", "required"),
                    new Key(Part.PROVIDER, "answers", "list of answers", "none"),
                    new Key(Part.PROVIDER, "retry-after", "wait", "none"),
                    new Key(Part.PROVIDER, "receipt", "JSON pointer", "none"),
                    new Key(Part.REQUEST, "when", "map of lists of texts", "none"),
                    new Key(Part.REQUEST, "method", "HTTP method", "its usual POST"),
                    new Key(Part.REQUEST, "address", "template", "required"),
                    new Key(Part.REQUEST, "headers", "map of templates", "none"),
                    new Key(Part.REQUEST, "json", "any, with templates", "this or form"),
                    new Key(Part.REQUEST, "form", "map of templates", "this or json"),
                    new Key(Part.REQUEST, "document", "candor or statuspage", "this or json"),
                    new Key(Part.ANSWER, "status", "status or list of them", "none"),
                    new Key(Part.ANSWER, "body", "text", "none"),
                    new Key(Part.ANSWER, "whole", "text", "none"),
                    new Key(Part.ANSWER, "json", "JSON pointer", "none"),
                    new Key(Part.ANSWER, "is", "text", "none"),
                    new Key(
                            Part.ANSWER,
                            "means",
                            "accepted, later, refused, dead or unavailable",
                            "required"),
                    new Key(Part.LOOKUP, "of", "value", "required"),
                    new Key(Part.LOOKUP, "is", "map of texts", "required"),
                    new Key(Part.LOOKUP, "else", "text", "none"),
                    new Key(Part.WAIT, "json", "JSON pointer", "required"),
                    new Key(Part.WAIT, "unit", "duration", "its usual 1s"),
                    new Key(Part.AUDIENCE, "id", "identifier", "required"),
                    new Key(Part.AUDIENCE, "name", "text", "its id"),
                    new Key(Part.AUDIENCE, "database", "database address", "none"),
                    new Key(Part.AUDIENCE, "password", "text or secret", "none"),
                    new Key(Part.AUDIENCE, "query", "text", "none"),
                    new Key(Part.AUDIENCE, "every", "duration", "its usual 1h"),
                    new Key(Part.ALERT, "to", "list of addresses and channels", "required"),
                    new Key(Part.ALERT, "when", "alert condition", "none"),
                    new Key(Part.ALERT, "then", "list of alert steps", "none"),
                    new Key(Part.ALERT, "remind-every", "duration", "its file's remind-every"),
                    new Key(Part.ALERT_WHEN, "component", "identifier", "none"),
                    new Key(Part.ALERT_WHEN, "check", "identifier", "none"),
                    new Key(Part.ALERT_WHEN, "audience", "identifier", "none"),
                    new Key(Part.ALERT_WHEN, "level", "level", "its lowest, degraded_performance"),
                    new Key(Part.ALERT_WHEN, "for", "duration", "none"),
                    new Key(
                            Part.ALERT_WHEN,
                            "of",
                            "list of fault, promise and audience",
                            "its three"),
                    new Key(Part.ALERT_THEN, "after", "duration", "its file's escalate-after"),
                    new Key(Part.ALERT_THEN, "to", "list of addresses and channels", "required"),
                    new Key(Part.HEARTBEAT, "url", "URL or secret", "required"),
                    new Key(Part.HEARTBEAT, "every", "duration", "1m"),
                    new Key(Part.SECRET, "env", "variable name", "this or file"),
                    new Key(Part.SECRET, "file", "path", "this or env"));

    /** The names of a part's keys, in the manual's order. */
    static List<String> names(Part part) {
        return ALL.stream().filter(key -> key.part == part).map(Key::name).toList();
    }
}
