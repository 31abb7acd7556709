package dev.candor.config;

import dev.candor.config.YamlNode.Entry;
import dev.candor.config.YamlNode.Mapping;
import dev.candor.config.YamlNode.Place;
import dev.candor.config.YamlNode.Scalar;
import dev.candor.config.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the tree of one YAML 1.2 document from its events, with bounds on depth and size so that
 * neither deep nesting nor aliases of aliases cost more than the file's own length allows.
 */
final class YamlReader {
    static final int DEEPEST = 32;
    static final int MOST_NODES = 200_000;

    private static final Place TOP = new Place(1, 1);

    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private int nodes;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * The document in the text, or null when it holds none.
     *
     * @throws YamlRefused when it is no YAML, holds several documents, or goes over the bounds
     */
    static @Nullable YamlNode read(String text) throws YamlRefused {
        var settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(ConfigurationFile.LONGEST)
                        .build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            throw new YamlRefused(
                    place(e.getProblemMark().or(e::getContextMark)),
                    "this is not valid YAML: " + sentence(e),
                    "look at the indentation and the quotes here and in the line above");
        } catch (YamlEngineException e) {
            throw new YamlRefused(TOP, "this is not valid YAML: " + firstLine(e.getMessage()), "");
        }
    }

    private @Nullable YamlNode document() throws YamlRefused {
        YamlNode root = null;
        while (events.hasNext()) {
            var event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null) {
                        throw new YamlRefused(
                                place(event.getStartMark()),
                                "a second document begins here",
                                "keep one document in the file: remove this '---' line");
                    }
                    root = node(events.next(), 1);
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case Alias, MappingEnd, MappingStart, Scalar, SequenceEnd, SequenceStart ->
                        throw new IllegalStateException("a node outside a document: " + event);
            }
        }
        return root;
    }

    private YamlNode node(Event event, int depth) throws YamlRefused {
        var place = place(event.getStartMark());
        if (depth > DEEPEST) {
            throw new YamlRefused(
                    place, "this is nested more than " + DEEPEST + " levels deep", "flatten it");
        }
        count(1, place);
        return switch (event) {
            case AliasEvent alias -> aliased(alias, place);
            case ScalarEvent scalar -> remember(scalar, scalar.getTag(), scalar(scalar, place));
            case SequenceStartEvent start ->
                    remember(start, start.getTag(), sequence(place, depth));
            case MappingStartEvent start -> remember(start, start.getTag(), mapping(place, depth));
            default -> throw new IllegalStateException("not the start of a node: " + event);
        };
    }

    private YamlNode sequence(Place place, int depth) throws YamlRefused {
        var items = new ArrayList<YamlNode>();
        var size = 1;
        for (var event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            var item = node(event, depth + 1);
            size += item.size();
            items.add(item);
        }
        return new Sequence(place, items, size);
    }

    private YamlNode mapping(Place place, int depth) throws YamlRefused {
        var entries = new ArrayList<Entry>();
        var size = 1;
        for (var event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            var key = node(event, depth + 1);
            if (!(key instanceof Scalar name)) {
                throw new YamlRefused(key.place(), "a key must be a word", "");
            }
            var value = node(events.next(), depth + 1);
            size += 1 + value.size();
            entries.add(new Entry(name, value));
        }
        return new Mapping(place, entries, size);
    }

    private YamlNode aliased(AliasEvent alias, Place place) throws YamlRefused {
        var node = anchors.get(alias.getAlias());
        if (node == null) {
            throw new YamlRefused(
                    place,
                    "the alias *" + alias.getAlias() + " names nothing that ends above it",
                    "put &" + alias.getAlias() + " before the value that it stands for");
        }
        count(node.size() - 1, place);
        return node;
    }

    private YamlNode remember(NodeEvent event, Optional<String> tag, YamlNode node)
            throws YamlRefused {
        if (tag.isPresent()) {
            throw new YamlRefused(
                    node.place(), "the tag " + tag.get() + " has no meaning here", "remove it");
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private void count(int more, Place place) throws YamlRefused {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new YamlRefused(
                    place,
                    "with its aliases written out this is more than " + MOST_NODES + " values",
                    "use fewer aliases of aliases");
        }
    }

    private static Scalar scalar(ScalarEvent event, Place place) {
        var quote = event.isSQuoted() || event.isDQuoted() ? 1 : 0;
        var written =
                event.getEndMark().map(Mark::getIndex).orElse(0)
                        - event.getStartMark().map(Mark::getIndex).orElse(0);
        var value = event.getValue();
        var oneForOne = written == value.codePointCount(0, value.length()) + 2 * quote;
        return new Scalar(place, value, oneForOne ? quote : -1, event.isPlain());
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(it -> new Place(it.getLine() + 1, it.getColumn() + 1)).orElse(TOP);
    }

    private static String sentence(MarkedYamlEngineException e) {
        var context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext();
        return firstLine(context.isEmpty() ? e.getProblem() : context + ", " + e.getProblem());
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "it cannot be read" : text.lines().findFirst().orElse("").strip();
    }
}
