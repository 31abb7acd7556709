package dev.candor.config;

/** A text that is no YAML, or more of it than is read. Never leaves this package. */
final class YamlRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient YamlNode.Place place;
    private final String todo;

    YamlRefused(YamlNode.Place place, String what, String todo) {
        super(what);
        this.place = place;
        this.todo = todo;
    }

    YamlNode.Place place() {
        return place;
    }

    String todo() {
        return todo;
    }
}
