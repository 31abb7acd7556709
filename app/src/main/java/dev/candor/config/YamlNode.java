package dev.candor.config;

import java.util.List;

/** A piece of a YAML document that remembers where it stands. */
sealed interface YamlNode {
    /** Where it begins. */
    Place place();

    /** How many nodes it is, itself and all below, each alias counted in full. */
    int size();

    /** What a reader would call it. */
    String describe();

    /** Line and column, both from 1. */
    record Place(int line, int column) {
        Place plus(int characters) {
            return new Place(line, column + characters);
        }
    }

    /**
     * A text, number or nothing.
     *
     * @param textOffset how far behind {@code place} its text begins, or -1 when its characters do
     *     not stand one for one in the file (escapes, several lines)
     * @param plain whether it was written without quotes
     */
    record Scalar(Place place, String text, int textOffset, boolean plain) implements YamlNode {
        /** Whether it says nothing at all. */
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public String describe() {
            return isNull() ? "nothing" : "'" + text + "'";
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items, int size) implements YamlNode {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** A map; keys may stand twice, which its reader refuses. */
    record Mapping(Place place, List<Entry> entries, int size) implements YamlNode {
        @Override
        public String describe() {
            return "a map";
        }
    }

    /** One key of a map with its value. */
    record Entry(Scalar key, YamlNode value) {}
}
