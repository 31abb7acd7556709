package dev.candor.notify.template;

import java.util.List;

/** A piece of a template. */
sealed interface Node {
    /** What stands in a line. */
    sealed interface Inline extends Node {}

    /** As it is written. */
    record Literal(String text) implements Inline {}

    /** The text of a variable. */
    record Named(String name) implements Inline {}

    /** Only where a variable is there, or is not. */
    record Perhaps(String name, boolean wanted, List<Inline> inside) implements Inline {
        public Perhaps {
            inside = List.copyOf(inside);
        }
    }

    /** A line and what sort of line it is. */
    record Line(Sort sort, List<Inline> content, String target) implements Node {
        public Line {
            content = List.copyOf(content);
        }
    }

    /** Lines that are there only where a variable is, or is not. */
    record Lines(String name, boolean wanted, List<Node> inside) implements Node {
        public Lines {
            inside = List.copyOf(inside);
        }
    }

    /** Lines for each element of a list. */
    record Each(String name, List<Node> inside) implements Node {
        public Each {
            inside = List.copyOf(inside);
        }
    }

    /** What sort of line. */
    enum Sort {
        EMPTY,
        TEXT,
        HEADING,
        ITEM,
        ACTION,
        PROSE,
        RULE
    }
}
