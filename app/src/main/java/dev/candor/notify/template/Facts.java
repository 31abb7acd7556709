package dev.candor.notify.template;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a template's variables stand for: texts and lists of further facts. A text that is empty, or
 * was never given, counts as not there. Confined to one thread while it is filled, not changed
 * afterwards.
 */
public final class Facts {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** Letters by which a place for a link is marked; no text of people's holds them. */
    private static final Pattern PRIVATE = Pattern.compile("[\\uE000\\uE001]");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Facts>> lists = new HashMap<>();
    private final @Nullable Facts around;

    /** Nothing yet. */
    public Facts() {
        this(null);
    }

    private Facts(@Nullable Facts around) {
        this.around = around;
    }

    /** Those of one element of a list, which sees what lies around it too. */
    Facts within(Facts outer) {
        var inner = new Facts(outer);
        inner.texts.putAll(texts);
        inner.lists.putAll(lists);
        return inner;
    }

    /** A text in one line; null is none. */
    public Facts with(String name, @Nullable String text) {
        var safe = text == null ? "" : PRIVATE.matcher(text).replaceAll("\uFFFD");
        texts.put(name, SPACE.matcher(safe).replaceAll(" ").strip());
        return this;
    }

    /** Markdown, with its lines; null is none. */
    public Facts withProse(String name, @Nullable String markdown) {
        texts.put(name, markdown == null ? "" : PRIVATE.matcher(markdown).replaceAll("\uFFFD"));
        return this;
    }

    /** A place for a link that differs from one recipient to the next. */
    public Facts withPlace(String name) {
        texts.put(name, "\uE000" + name + "\uE001");
        return this;
    }

    /** Something that is so or not. */
    public Facts with(String name, boolean isSo) {
        texts.put(name, isSo ? "1" : "");
        return this;
    }

    /** A list. */
    public Facts with(String name, List<Facts> elements) {
        lists.put(name, List.copyOf(elements));
        return this;
    }

    String text(String name) {
        var text = texts.get(name);
        return text != null ? text : around == null ? "" : around.text(name);
    }

    List<Facts> list(String name) {
        var list = lists.get(name);
        return list != null ? list : around == null ? List.of() : around.list(name);
    }

    boolean has(String name) {
        return !text(name).isEmpty() || !list(name).isEmpty();
    }
}
