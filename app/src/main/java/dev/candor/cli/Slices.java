package dev.candor.cli;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for a long list slice by slice. */
final class Slices {
    private static final int LIMIT = 1_000;

    private Slices() {}

    /** All items, in their order. */
    static ArrayNode all(DataFolder data, Session session, String command, ObjectNode request) {
        return whole(data, session, command, request).withArray("items");
    }

    /** The first answer, with all items in their order. */
    static ObjectNode whole(DataFolder data, Session session, String command, ObjectNode request) {
        var first = Json.object();
        var all = Json.array();
        request.put("limit", LIMIT);
        var isMore = true;
        while (isMore) {
            var answer = data.ask(session, command, request);
            if (all.isEmpty() && answer instanceof ObjectNode object) {
                first.setAll(object);
            }
            answer.path("items").forEach(all::add);
            request.put("after", Json.text(answer, "next"));
            isMore = !Json.text(answer, "next").isEmpty();
        }
        first.remove("next");
        return first.set("items", all);
    }
}
