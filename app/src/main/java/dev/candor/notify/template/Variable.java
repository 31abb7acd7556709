package dev.candor.notify.template;

import java.util.Map;

/**
 * What a template may name.
 *
 * @param type how it is used
 * @param meaning what it is, for people who write templates
 * @param within for a list, what its elements have
 */
public record Variable(Type type, String meaning, Map<String, Variable> within) {
    /** How a variable is used. */
    public enum Type {
        /** A text in one line. */
        TEXT,
        /** Something that is so or not: only in a condition. */
        FLAG,
        /** Markdown: alone on its line. */
        PROSE,
        /** An address: in {@code [words]({{name}})}. */
        LINK,
        /** A list: in {@code {{#each name}}}. */
        LIST
    }

    static Variable text(String meaning) {
        return new Variable(Type.TEXT, meaning, Map.of());
    }

    static Variable flag(String meaning) {
        return new Variable(Type.FLAG, meaning, Map.of());
    }

    static Variable prose(String meaning) {
        return new Variable(Type.PROSE, meaning, Map.of());
    }

    static Variable link(String meaning) {
        return new Variable(Type.LINK, meaning, Map.of());
    }

    static Variable list(String meaning, Map<String, Variable> within) {
        return new Variable(Type.LIST, meaning, within);
    }
}
