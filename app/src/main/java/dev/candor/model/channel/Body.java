package dev.candor.model.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request carries. */
public sealed interface Body {
    /** The names of all values that it has places for. */
    Set<String> names();

    /** A JSON document. */
    record Json(Node root) implements Body {
        @Override
        public Set<String> names() {
            return root.names().collect(Collectors.toUnmodifiableSet());
        }
    }

    /** An HTML form, percent-encoded. */
    record Form(SequencedMap<String, Template> fields) implements Body {
        public Form {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public Set<String> names() {
            return fields.values().stream()
                    .flatMap(field -> field.names().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** One of the documents that the program makes itself. */
    record Made(Document document) implements Body {
        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    /** The documents that the program makes itself. */
    enum Document {
        /** Our own shape. */
        CANDOR,
        /** The shape in which Statuspage tells its subscribers. */
        STATUSPAGE
    }

    /** A piece of a JSON document. */
    sealed interface Node {
        /** The names of all values that it has places for. */
        Stream<String> names();
    }

    /** A string. */
    record Text(Template template) implements Node {
        @Override
        public Stream<String> names() {
            return template.names().stream();
        }
    }

    /** A number, true, false or null, as JSON writes it. */
    record Literal(String json) implements Node {
        @Override
        public Stream<String> names() {
            return Stream.of();
        }
    }

    /** An array. */
    record Items(List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Stream<String> names() {
            return items.stream().flatMap(Node::names);
        }
    }

    /** An object; its members keep their order. */
    record Members(SequencedMap<String, Node> members) implements Node {
        public Members {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public Stream<String> names() {
            return members.entrySet().stream().map(Map.Entry::getValue).flatMap(Node::names);
        }
    }
}
