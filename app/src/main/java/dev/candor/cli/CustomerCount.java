package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** How many customers an answer speaks of, in words. */
final class CustomerCount {
    private CustomerCount() {}

    /** The member {@code customers} of an answer: {@code 1 customer}, {@code 2 customers}. */
    static String of(JsonNode answer) {
        var count = answer.path("customers").asLong(0);
        return count == 1 ? "1 customer" : count + " customers";
    }
}
