package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** Prints one delivery. */
final class DeliveryOutput {
    private DeliveryOutput() {}

    static void print(Terminal terminal, boolean json, JsonNode delivery) {
        var out = terminal.out();
        if (json) {
            out.println(Json.print(delivery));
            return;
        }
        line(terminal, "delivery", Json.text(delivery, "id"));
        line(terminal, "state", Json.text(delivery, "state"));
        line(terminal, "notice", Json.text(delivery, "notice"));
        line(terminal, "channel", Json.text(delivery, "channel"));
        line(terminal, "address", Json.text(delivery, "address"));
        line(terminal, "sent to", Json.text(delivery, "sent_to"));
        line(terminal, "attempts", Integer.toString(delivery.path("attempts").asInt(0)));
        line(terminal, "last error", Json.text(delivery, "last_error"));
        line(terminal, "next attempt", next(delivery));
        line(terminal, "delivered", Json.text(delivery, "delivered_at"));
    }

    /** When, or what it waits for: an instant that has passed would say nothing. */
    private static String next(JsonNode delivery) {
        return switch (Json.text(delivery, "waits_for")) {
            case "resume" -> "as soon as the channel, which is paused, is resumed";
            case "channel" ->
                    "as soon as the channel works again; it rests until "
                            + Json.text(delivery, "rests_until");
            case String _ -> Json.text(delivery, "next_attempt_at");
        };
    }

    private static void line(Terminal terminal, String name, String value) {
        if (!value.isEmpty()) {
            terminal.out().println("%-13s%s".formatted(name, value));
        }
    }
}
