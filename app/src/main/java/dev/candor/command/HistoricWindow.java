package dev.candor.command;

import dev.candor.model.Window;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a window of a history file says beside its times. */
final class HistoricWindow {
    /** The keys that it reads. */
    static final List<String> KEYS = List.of("kind", "times", "note");

    private HistoricWindow() {}

    /**
     * That window with its kind, its count and its note.
     *
     * @throws IllegalArgumentException when they do not fit
     */
    static Window read(Map<String, Spot> members, Window window) {
        var kind =
                Optional.ofNullable(members.get("kind"))
                        .flatMap(each ->
                                each.name(
                                        Arrays.asList(Window.Kind.values()), Window.Kind::wireName))
                        .orElse(Window.Kind.IMPACT);
        var times = Optional.ofNullable(members.get("times")).flatMap(Spot::index).orElse(null);
        var note =
                Optional.ofNullable(members.get("note"))
                        .flatMap(each -> each.text(Window.LONGEST_NOTE))
                        .orElse(null);
        return new Window(
                window.start(),
                window.end(),
                window.component(),
                window.level(),
                window.precision(),
                kind,
                times,
                note);
    }
}
