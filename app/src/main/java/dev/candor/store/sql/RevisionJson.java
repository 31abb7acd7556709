package dev.candor.store.sql;

import dev.candor.model.Revision;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** What was stated before a fact changed, as JSON under the name of its shape. */
final class RevisionJson {
    private static final Map<String, Class<? extends Revision.Before>> SHAPES =
            Map.of(
                    "title", Revision.Before.Title.class,
                    "components", Revision.Before.Impacts.class,
                    "windows", Revision.Before.Windows.class,
                    "planned", Revision.Before.Plan.class,
                    "data", Revision.Before.Data.class,
                    "expected", Revision.Before.Expected.class,
                    "text", Revision.Before.Text.class,
                    "said", Revision.Before.Said.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RevisionJson() {}

    static String name(Revision.Before before) {
        return switch (before) {
            case Revision.Before.Title _ -> "title";
            case Revision.Before.Impacts _ -> "components";
            case Revision.Before.Windows _ -> "windows";
            case Revision.Before.Plan _ -> "planned";
            case Revision.Before.Data _ -> "data";
            case Revision.Before.Expected _ -> "expected";
            case Revision.Before.Text _ -> "text";
            case Revision.Before.Said _ -> "said";
        };
    }

    static String write(Revision.Before before) {
        return JSON.writeValueAsString(before);
    }

    /**
     * @throws IllegalArgumentException when the text is no such shape
     */
    static Revision.Before read(String name, String json) {
        var shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("nothing that changes is called '" + name + "'");
        }
        try {
            return JSON.readValue(json, shape);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "what was stated before of '" + name + "' cannot be read", e);
        }
    }
}
