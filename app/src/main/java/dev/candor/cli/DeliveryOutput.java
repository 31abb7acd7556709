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
        line(terminal, "next attempt", Json.text(delivery, "next_attempt_at"));
        line(terminal, "delivered", Json.text(delivery, "delivered_at"));
    }

    private static void line(Terminal terminal, String name, String value) {
        if (!value.isEmpty()) {
            terminal.out().println("%-13s%s".formatted(name, value));
        }
    }
}
