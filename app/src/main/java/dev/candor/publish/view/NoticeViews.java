package dev.candor.publish.view;

import dev.candor.model.Impact;
import dev.candor.model.ImpactChange;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Update;
import dev.candor.model.Window;
import dev.candor.text.Levels;
import dev.candor.text.Lifecycle;
import dev.candor.text.Markdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Notices and what was said of them, as they stand on a page. */
final class NoticeViews {
    private static final int EXCERPT = 320;

    /** What is written this soon after the instant that it speaks of was written at once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final Scene scene;
    private final UnaryOperator<String> prose;
    private final WindowViews windows;
    private final FactViews facts;

    NoticeViews(Scene scene) {
        this(scene, scene.graphs()::prose);
    }

    /**
     * @param prose from Markdown to safe HTML
     */
    NoticeViews(Scene scene, UnaryOperator<String> prose) {
        this.scene = scene;
        this.prose = prose;
        this.windows = new WindowViews(scene);
        this.facts = new FactViews(scene);
    }

    WindowViews windows() {
        return windows;
    }

    FactsView facts(Notice notice) {
        return facts.of(notice);
    }

    List<RevisionView> revisions(Notice notice) {
        return new RevisionViews(scene, windows, facts).of(notice);
    }

    /** For a day that is not its first: its name, its times of that day, and when it began. */
    EntryView continued(Notice notice, LocalDate day) {
        var whole = entry(notice, day);
        var first = scene.time().day(scene.span(notice).start());
        return new EntryView(
                whole.id() + "-" + day,
                whole.href(),
                whole.title(),
                whole.suffix(),
                whole.kind(),
                whole.level(),
                windows.of(notice, day),
                "",
                whole.impacted(),
                "",
                false,
                null,
                List.of(),
                whole.facts(),
                scene.time().day(first));
    }

    /**
     * For a list.
     *
     * @param heading the day that it stands under, or null
     */
    EntryView entry(Notice notice, @Nullable LocalDate heading) {
        var first =
                notice.updates().stream()
                        .filter(update -> update.kind() == Update.Kind.UPDATE)
                        .findFirst();
        var excerpt = first.map(update -> excerpt(update.body())).orElse("");
        var correction = first.flatMap(update -> correctionOf(notice, update));
        var more = excerpt.endsWith("…") || notice.updates().size() > 1;
        return new EntryView(
                notice.id().value(),
                Scene.href(notice),
                notice.title(),
                suffix(notice.state()),
                Lifecycle.kind(notice.kind(), scene.locale()),
                namesALevel(notice) ? level(notice) : null,
                windows.of(notice, heading),
                windows.total(notice),
                impacted(notice),
                excerpt,
                more,
                correction
                        .map(update ->
                                new EntryView.Correction(
                                        scene.stamp(update.at(), heading), excerpt(update.body())))
                        .orElse(null),
                scene.links().between(notice),
                facts.of(notice),
                "");
    }

    private static boolean namesALevel(Notice notice) {
        return !notice.impacts().isEmpty() || notice.kind() == NoticeKind.MAINTENANCE;
    }

    /** By level, the worst first; what a maintenance touches needs no word for it. */
    private String impacted(Notice notice) {
        var byLevel = new TreeMap<Level, List<String>>(Comparator.reverseOrder());
        for (var impact : notice.impacts()) {
            byLevel.computeIfAbsent(impact.level(), _ -> new ArrayList<>()).add(name(impact));
        }
        return byLevel.entrySet().stream()
                .map(each -> worded(each.getKey()) + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String worded(Level level) {
        return level == Level.UNDER_MAINTENANCE
                ? ""
                : Levels.lowerCaseWord(level, scene.locale()) + ": ";
    }

    private String excerpt(String body) {
        return Markdown.excerpt(body, EXCERPT, scene.locale());
    }

    private static Optional<Update> correctionOf(Notice notice, Update corrected) {
        return notice.updates().stream()
                .filter(update -> corrected.id().equals(update.corrects()))
                .max(Comparator.comparing(Update::postedAt));
    }

    /** Nothing where the page says it by the place where the notice stands. */
    private String suffix(NoticeState state) {
        return switch (state) {
            case SCHEDULED, PUBLISHED -> "";
            default -> Lifecycle.suffix(state, scene.locale());
        };
    }

    String name(Impact impact) {
        return scene.names().fullName(impact.component());
    }

    /** The worst that it says of any component. */
    LevelView level(Notice notice) {
        var worst = worst(notice);
        return LevelView.of(worst, scene.locale());
    }

    Level worst(Notice notice) {
        return notice.impacts().stream()
                .map(Impact::level)
                .max(Comparator.naturalOrder())
                .orElse(
                        notice.kind() == NoticeKind.MAINTENANCE
                                ? Level.UNDER_MAINTENANCE
                                : Level.UNKNOWN);
    }

    /** In a word that can stand alone. */
    String state(Notice notice) {
        return capital(Lifecycle.word(notice.state(), scene.locale()));
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** What was said, oldest first. */
    List<UpdateView> updates(Notice notice, @Nullable LocalDate heading) {
        return notice.updates().stream()
                .sorted(Comparator.comparing(Update::at).thenComparing(Update::postedAt))
                .map(update -> update(notice, update, heading))
                .toList();
    }

    private UpdateView update(Notice notice, Update update, @Nullable LocalDate heading) {
        var late = update.postedAt().isAfter(update.at().plus(AT_ONCE));
        var corrected = update.corrects();
        return new UpdateView(
                update.id().value(),
                stateWord(notice, update),
                scene.stamp(update.at(), heading),
                late ? scene.stamp(update.postedAt(), heading) : null,
                prose.apply(update.body()),
                notice.updates().stream()
                        .filter(other -> other.id().equals(corrected))
                        .map(other -> reference(other, heading))
                        .findFirst()
                        .orElse(null),
                changes(notice, update),
                notice.updates().stream()
                        .filter(other -> update.id().equals(other.corrects()))
                        .map(other -> reference(other, heading))
                        .toList());
    }

    /** The state that it took; one that was over and is not is said to be open again. */
    private String stateWord(Notice notice, Update update) {
        var state = update.state();
        if (state == null) {
            return "";
        }
        var word = Lifecycle.word(state, scene.locale());
        @Nullable NoticeState before = null;
        for (var each : notice.updates()) {
            if (each.id().equals(update.id())) {
                break;
            }
            before = each.state() == null ? before : each.state();
        }
        var reopens = before != null && before.isClosed() && !state.isClosed();
        return reopens ? "Opened again: " + word : capital(word);
    }

    /** What the first statement names is the list of what is impacted, and needs no line. */
    private List<String> changes(Notice notice, Update update) {
        var first =
                notice.updates().stream()
                        .min(Comparator.comparing(Update::postedAt).thenComparing(Update::at));
        var isFirst = first.filter(each -> each.id().equals(update.id())).isPresent();
        return update.changes().stream()
                .filter(change -> !isFirst || change.before() != null)
                .map(this::change)
                .toList();
    }

    private String change(ImpactChange change) {
        var name = scene.names().fullName(change.component());
        var after = change.after();
        if (after == null || after == Level.OPERATIONAL) {
            return name + ": works again";
        }
        var level = Levels.lowerCaseWord(after, scene.locale());
        return change.before() == null ? "Added: " + name + ", " + level : name + ": " + level;
    }

    private UpdateView.Reference reference(Update update, @Nullable LocalDate heading) {
        return new UpdateView.Reference(update.id().value(), scene.stamp(update.at(), heading));
    }

    /** Each impacted component, without its times. */
    List<ImpactView> impacts(Notice notice) {
        return notice.impacts().stream().map(impact -> impact(impact, "")).toList();
    }

    /** Each impacted component, with its own times. */
    List<ImpactView> impacts(Notice notice, LocalDate heading) {
        return notice.impacts().stream()
                .map(impact -> impact(impact, times(notice, impact, heading)))
                .toList();
    }

    private ImpactView impact(Impact impact, String times) {
        var note = impact.note();
        return new ImpactView(
                name(impact),
                LevelView.of(impact.level(), scene.locale()),
                times,
                note == null ? "" : note);
    }

    private String times(Notice notice, Impact impact, LocalDate heading) {
        var own =
                notice.windows().stream()
                        .filter(window -> impact.component().equals(window.component()))
                        .filter(window -> !window.isTail())
                        .sorted(Comparator.comparing(Window::start))
                        .map(window -> timed(window, impact, heading))
                        .toList();
        return String.join("; ", own);
    }

    private String timed(Window window, Impact impact, LocalDate heading) {
        var level = window.level();
        var worded =
                level == null || level == impact.level()
                        ? ""
                        : Levels.lowerCaseWord(level, scene.locale()) + " ";
        return worded + scene.time().window(window, heading).local();
    }
}
