package dev.candor.publish.view;

import dev.candor.model.CauseClass;
import dev.candor.model.Detection;
import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Planned;
import dev.candor.model.Revision;
import dev.candor.model.Revision.Before;
import dev.candor.model.Revision.TextFact;
import dev.candor.model.Window;
import dev.candor.model.WorkKind;
import dev.candor.text.Levels;
import dev.candor.text.Markdown;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changed facts, each with what was stated before and from then on. */
final class RevisionViews {
    private final Scene scene;
    private final WindowViews windows;
    private final FactViews facts;

    RevisionViews(Scene scene, WindowViews windows, FactViews facts) {
        this.scene = scene;
        this.windows = windows;
        this.facts = facts;
    }

    /** Oldest first; each with what was stated next, which may have been changed again. */
    List<RevisionView> of(Notice notice) {
        var all = notice.revisions();
        return IntStream.range(0, all.size())
                .mapToObj(place -> {
                    var revision = all.get(place);
                    var later =
                            all.subList(place + 1, all.size()).stream()
                                    .map(Revision::before)
                                    .filter(revision.before()::isOfSameFactAs)
                                    .findFirst();
                    return view(notice, revision, later.orElse(now(notice, revision.before())));
                })
                .toList();
    }

    private RevisionView view(Notice notice, Revision revision, Before next) {
        var said = revision.before() instanceof Before.Said(var _, var body) ? body : "";
        return new RevisionView(
                name(notice, revision.before()),
                lines(revision.before()),
                said.isEmpty() ? "" : Markdown.toHtml(said),
                lines(next),
                scene.stamp(revision.at(), null),
                reason(notice, revision));
    }

    private String reason(Notice notice, Revision revision) {
        var reason = revision.reason();
        return reason != null
                ? reason
                : notice.updateOf(revision)
                        .map(update -> "The update of " + stamp(update.at()) + " says so.")
                        .orElse("");
    }

    private String stamp(Instant at) {
        return scene.stamp(at, null).text();
    }

    private String name(Notice notice, Before before) {
        return switch (before) {
            case Before.Title _ -> "Title";
            case Before.Windows _ -> "When";
            case Before.Plan _ -> "Planned";
            case Before.Impacts _ -> "Impacted";
            case Before.Data _ -> "Data";
            case Before.Expected _ -> "Expected";
            case Before.Text(var fact, var _) -> name(fact);
            case Before.Said(var id, var _) ->
                    "What was said at "
                            + notice.updates().stream()
                                    .filter(each -> each.id().equals(id))
                                    .map(each -> stamp(each.at()))
                                    .findFirst()
                                    .orElse("an earlier time");
        };
    }

    private static String name(TextFact fact) {
        return switch (fact) {
            case SYMPTOM -> "Symptom";
            case NOT_AFFECTED -> "Not affected";
            case ACTION -> "What you can do";
            case DEADLINE -> "By when to do it";
            case RECOVERY_PLAN -> "If it goes wrong";
            case PREPARATION -> "Preparation";
            case WORK -> "Kind of work";
            case CAUSE -> "Cause";
            case DETECTED_BY -> "Noticed";
            case NEXT_UPDATE -> "Next update";
        };
    }

    /** What is stated of the same fact now. */
    private static Before now(Notice notice, Before of) {
        var facts = notice.facts();
        return switch (of) {
            case Before.Title _ -> new Before.Title(notice.title());
            case Before.Windows _ -> new Before.Windows(notice.windows());
            case Before.Plan _ -> new Before.Plan(notice.planned());
            case Before.Impacts _ -> new Before.Impacts(notice.impacts());
            case Before.Data _ -> new Before.Data(facts.data());
            case Before.Expected _ -> new Before.Expected(facts.expected());
            case Before.Text(var fact, var _) -> new Before.Text(fact, fact.of(facts));
            case Before.Said said -> said;
        };
    }

    private List<String> lines(Before before) {
        return switch (before) {
            case Before.Title(var title) -> List.of(title);
            case Before.Windows(var all) -> windows(all);
            case Before.Plan(var planned) -> plan(planned);
            case Before.Impacts(var impacts) -> impacts(impacts);
            case Before.Data(var data) -> text(FactViews.data(data));
            case Before.Expected(var expected) -> text(facts.expected(expected));
            case Before.Text(var fact, var text) -> text(fact, text);
            case Before.Said _ -> List.of();
        };
    }

    private List<String> text(TextFact fact, @Nullable String text) {
        return switch (fact) {
            case SYMPTOM, NOT_AFFECTED, ACTION, RECOVERY_PLAN -> text(text);
            case PREPARATION -> text == null ? text(null) : text.lines().toList();
            case DEADLINE -> text == null ? text(null) : List.of("By " + deadline(text));
            case NEXT_UPDATE -> text == null ? text(null) : List.of("By " + promised(text));
            case WORK -> text(FactViews.work(named(text, WorkKind::ofWireName)));
            case CAUSE -> text(FactViews.cause(named(text, CauseClass::ofWireName)));
            case DETECTED_BY -> text(FactViews.detection(named(text, Detection::ofWireName)));
        };
    }

    private String deadline(String text) {
        var parts = text.split(" ", 2);
        return facts.local(LocalDateTime.parse(parts[0]), ZoneId.of(parts[1]));
    }

    private String promised(String text) {
        return stamp(Instant.parse(text));
    }

    private static <T> @Nullable T named(
            @Nullable String name, Function<String, Optional<T>> ofWireName) {
        return name == null ? null : ofWireName.apply(name).orElse(null);
    }

    private static List<String> text(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of("Nothing was said.") : List.of(text);
    }

    private List<String> windows(List<Window> some) {
        return some.isEmpty()
                ? List.of("No time was given.")
                : some.stream().map(windows::inOneLine).toList();
    }

    private List<String> plan(@Nullable Planned planned) {
        return planned == null
                ? List.of("No time was set.")
                : List.of(windows.plan("", planned, null).line());
    }

    private List<String> impacts(List<Impact> impacts) {
        return impacts.isEmpty()
                ? List.of("No component was named.")
                : impacts.stream().flatMap(this::impact).toList();
    }

    private Stream<String> impact(Impact impact) {
        var name = scene.names().fullName(impact.component());
        var level = Levels.lowerCaseWord(impact.level(), scene.locale());
        return Stream.of(name + ": " + level + (impact.note() == null ? "" : "; " + impact.note()));
    }
}
