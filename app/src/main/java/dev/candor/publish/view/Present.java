package dev.candor.publish.view;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Precision;
import dev.candor.text.DurationText;
import dev.candor.text.Levels;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is happening now: the state of everything in a sentence, the cards, the components. */
final class Present {
    /** More names than this are counted, not told. */
    private static final int NAMES_TOLD = 8;

    /**
     * The state of everything.
     *
     * @param level as a shape and a word
     * @param levelName its name for programs
     * @param sentence in words
     * @param since for how long; empty when nothing is wrong
     */
    record Overall(LevelView level, String levelName, String sentence, @Nullable TimeView since) {}

    private final Scene scene;
    private final NoticeViews views;
    private final Standings standings;
    private final List<Notice> open;

    Present(Scene scene, NoticeViews views) {
        this.scene = scene;
        this.views = views;
        standings = scene.standings();
        open = scene.newestFirst(notice -> notice.state().stage() == NoticeState.Stage.PRESENT);
    }

    /** Incidents, then maintenances, the worst first. */
    List<NoticeCard> cards() {
        return open.stream()
                .filter(notice -> notice.kind() != NoticeKind.ANNOUNCEMENT)
                .sorted(
                        Comparator.comparing(Notice::kind)
                                .thenComparing(views::worst, Comparator.reverseOrder()))
                .map(this::card)
                .toList();
    }

    /** Announcements that are current, newest first. */
    List<EntryView> news() {
        return open.stream()
                .filter(notice -> notice.kind() == NoticeKind.ANNOUNCEMENT)
                .map(notice -> views.entry(notice, scene.today()))
                .toList();
    }

    /** Since when the oldest incident lasts, if one does. */
    java.util.Optional<Instant> openSince() {
        return open.stream()
                .filter(notice -> notice.kind() == NoticeKind.INCIDENT)
                .map(notice -> scene.span(notice).start())
                .min(Comparator.naturalOrder());
    }

    private NoticeCard card(Notice notice) {
        var today = scene.today();
        var updates = views.updates(notice, today).reversed();
        return new NoticeCard(
                notice.id().value(),
                Scene.href(notice),
                views.level(notice),
                views.entry(notice, today).kind(),
                notice.title(),
                views.state(notice),
                views.windows().inShort(notice, today),
                updates.isEmpty() ? null : updates.getFirst(),
                updates.stream().skip(1).toList(),
                views.impacts(notice, today),
                views.facts(notice),
                notAffected(notice));
    }

    /** The components at the top that work and that the notice does not name, nor any part. */
    private String notAffected(Notice notice) {
        if (notice.impacts().isEmpty()) {
            return "";
        }
        var impacted = new HashSet<ComponentId>();
        notice.impacts().stream().map(Impact::component).forEach(id -> withGroups(id, impacted));
        var spared =
                scene.names().top().stream()
                        .filter(component -> !impacted.contains(component.id()))
                        .filter(each -> standings.of(each).level() == Level.OPERATIONAL)
                        .map(Component::name)
                        .toList();
        var more = spared.size() - NAMES_TOLD;
        var told = String.join(", ", spared.subList(0, Math.min(NAMES_TOLD, spared.size())));
        return more > 0 ? told + " and " + more + " more" : told;
    }

    private void withGroups(ComponentId id, Set<ComponentId> into) {
        var component = scene.names().find(id);
        if (into.add(id) && component != null && component.parent() != null) {
            withGroups(component.parent(), into);
        }
    }

    /** The parts of one of them that are in use. */
    List<ComponentRow> parts(Component component) {
        return rows(scene.names().children(component.id()));
    }

    /** The tree of components in use. */
    List<ComponentRow> components() {
        return rows(scene.names().top());
    }

    private List<ComponentRow> rows(List<Component> components) {
        return components.stream()
                .map(component ->
                        new ComponentRow(
                                component.id().value(),
                                component.name(),
                                LevelView.of(standings.of(component).level(), scene.locale()),
                                standings.of(component).level() == Level.OPERATIONAL
                                        ? ""
                                        : since(component),
                                scene.bars().of(component.id()),
                                rows(scene.names().children(component.id()))))
                .toList();
    }

    private String since(Component component) {
        var from = standings.of(component).since();
        var day = scene.time().day(from);
        var today = scene.today();
        var when =
                day.equals(today)
                        ? scene.time().local(from.truncatedTo(ChronoUnit.MINUTES), today)
                        : scene.date(
                                day, day.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy");
        return "since " + when;
    }

    /** The state of everything, by the components at the top and by what is open. */
    Overall overall() {
        var top = scene.names().top();
        var levels =
                top.stream()
                        .map(each -> new Levels.Standing(each.name(), standings.of(each).level()))
                        .toList();
        var worst = levels.stream().map(Levels.Standing::level).max(Comparator.naturalOrder());
        var level = worst.orElse(Level.UNKNOWN);
        var sentence = Levels.overall(levels, scene.locale());
        if (level == Level.OPERATIONAL) {
            sentence = sentence.replaceFirst("\\.$", "") + whatIsOpen();
        }
        return new Overall(
                LevelView.of(level, scene.locale()), level.wireName(), sentence, since(level, top));
    }

    private String whatIsOpen() {
        var incidents =
                open.stream().filter(notice -> notice.kind() == NoticeKind.INCIDENT).count();
        var works = open.stream().filter(notice -> notice.kind() == NoticeKind.MAINTENANCE).count();
        if (incidents > 0) {
            return incidents == 1
                    ? "; one incident is still open."
                    : "; " + incidents + " incidents are still open.";
        }
        return works > 0 ? "; maintenance is in progress." : ".";
    }

    private @Nullable TimeView since(Level level, List<Component> top) {
        if (level == Level.OPERATIONAL) {
            return null;
        }
        return top.stream()
                .map(standings::of)
                .filter(standing -> standing.level() == level)
                .map(Standings.Standing::since)
                .min(Comparator.naturalOrder())
                .map(this::forHowLong)
                .orElse(null);
    }

    private TimeView forHowLong(Instant since) {
        var length = DurationText.toTheMinute(Duration.between(since, scene.now()), scene.locale());
        var when = since.truncatedTo(ChronoUnit.MINUTES);
        return new TimeView(
                WindowView.iso(when),
                "For "
                        + length
                        + ", "
                        + scene.time().since(when, Precision.EXACT, scene.today())
                        + ".");
    }
}
