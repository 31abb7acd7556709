package dev.candor.store.sql;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import dev.candor.model.PageId;
import dev.candor.model.Told;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/**
 * What is told, as JSON under the name of its shape. A changed shape gets a new version here, and
 * the old one stays readable.
 */
final class ToldJson {
    /** The version of every shape that this program writes. */
    static final int VERSION = 1;

    private static final Map<String, Class<? extends Told>> SHAPES =
            Map.of(
                    "notice", Told.OfNotice.class,
                    "digest", Told.Digest.class,
                    "alert", Told.OfAlert.class,
                    "confirmation", Told.Confirmation.class,
                    "stalled", Told.Stalled.class,
                    "test", Told.Test.class);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultVisibility(ToldJson::componentsOnly)
                    .addModule(EventJson.identifiers())
                    .addModule(EventJson.identifier("page", PageId.class, PageId::new))
                    .build();

    private ToldJson() {}

    /** What a record says about itself in methods is not kept. */
    private static VisibilityChecker componentsOnly(VisibilityChecker usual) {
        return usual.withFieldVisibility(Visibility.ANY)
                .withGetterVisibility(Visibility.NONE)
                .withIsGetterVisibility(Visibility.NONE);
    }

    static String name(Told told) {
        return switch (told) {
            case Told.OfNotice _ -> "notice";
            case Told.Digest _ -> "digest";
            case Told.OfAlert _ -> "alert";
            case Told.Confirmation _ -> "confirmation";
            case Told.Stalled _ -> "stalled";
            case Told.Test _ -> "test";
        };
    }

    static String write(Told told) {
        return JSON.writeValueAsString(told);
    }

    /**
     * @throws IllegalArgumentException when the text is no such shape
     */
    static Told read(String name, int version, String json) {
        var shape = SHAPES.get(name);
        if (shape == null || version != VERSION) {
            throw new IllegalArgumentException(
                    "messages of kind '"
                            + name
                            + "', version "
                            + version
                            + ", were written by a newer Candor; start that version");
        }
        try {
            return JSON.readValue(json, shape);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "what is told of kind '" + name + "' cannot be read", e);
        }
    }
}
