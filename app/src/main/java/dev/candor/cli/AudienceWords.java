package dev.candor.cli;

import tools.jackson.databind.JsonNode;

/** What an audience is called, in a sentence. */
final class AudienceWords {
    private AudienceWords() {}

    /** Its name, and behind it the id that commands take, where that is another. */
    static String of(JsonNode audience) {
        var id = Json.text(audience, "id");
        var name = Json.text(audience, "name");
        return name.isEmpty() || name.equals(id) ? id : name + " (" + id + ")";
    }
}
