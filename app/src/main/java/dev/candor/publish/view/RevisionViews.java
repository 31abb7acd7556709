package dev.candor.publish.view;

import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Planned;
import dev.candor.model.Revision;
import dev.candor.model.Revision.Before;
import dev.candor.model.Window;
import dev.candor.text.Levels;
import dev.candor.text.Markdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Changed facts, each with what was stated before and what is stated now. */
final class RevisionViews {
    private final Scene scene;
    private final WindowViews windows;
    private final FactViews facts;

    RevisionViews(Scene scene, WindowViews windows, FactViews facts) {
        this.scene = scene;
        this.windows = windows;
        this.facts = facts;
    }

    /** Oldest first. */
    List<RevisionView> of(Notice notice) {
        return notice.revisions().stream().map(each -> view(notice, each)).toList();
    }

    private RevisionView view(Notice notice, Revision revision) {
        var now = notice.facts();
        return switch (revision.before()) {
            case Before.Title(var title) ->
                    lines(revision, "Title", List.of(title), List.of(notice.title()));
            case Before.Windows(var before) ->
                    lines(revision, "When", windows(before), windows(notice.windows()));
            case Before.Plan(var planned) ->
                    lines(revision, "Planned", plan(planned), plan(notice.planned()));
            case Before.Impacts(var before) ->
                    lines(revision, "Impacted", impacts(before), impacts(notice.impacts()));
            case Before.Data(var data) ->
                    lines(
                            revision,
                            "Data",
                            text(FactViews.data(data)),
                            text(FactViews.data(now.data())));
            case Before.Expected(var expected) ->
                    lines(
                            revision,
                            "Expected",
                            text(facts.expected(expected)),
                            text(facts.expected(now.expected())));
            case Before.Text(var fact, var text) -> text(revision, notice, fact, text);
            case Before.Said(var update, var body) ->
                    new RevisionView(
                            "What was said at "
                                    + notice.updates().stream()
                                            .filter(each -> each.id().equals(update))
                                            .map(each -> scene.stamp(each.at(), null).text())
                                            .findFirst()
                                            .orElse("an earlier time"),
                            List.of(),
                            Markdown.toHtml(body),
                            List.of(),
                            scene.stamp(revision.at(), null),
                            reason(revision));
        };
    }

    private RevisionView text(
            Revision revision, Notice notice, Revision.TextFact fact, @Nullable String before) {
        var now = notice.facts();
        var action = now.action();
        return switch (fact) {
            case SYMPTOM -> lines(revision, "Symptom", text(before), text(now.symptom()));
            case NOT_AFFECTED ->
                    lines(revision, "Not affected", text(before), text(now.notAffected()));
            case ACTION ->
                    lines(
                            revision,
                            "What you can do",
                            text(before),
                            text(action == null ? null : action.text()));
            case RECOVERY_PLAN ->
                    lines(revision, "If it goes wrong", text(before), text(now.recoveryPlan()));
        };
    }

    private RevisionView lines(
            Revision revision, String fact, List<String> before, List<String> after) {
        return new RevisionView(
                fact, before, "", after, scene.stamp(revision.at(), null), reason(revision));
    }

    private static String reason(Revision revision) {
        return revision.reason() == null ? "" : revision.reason();
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
