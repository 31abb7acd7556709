package dev.candor.publish.view;

import dev.candor.model.CauseClass;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.WorkKind;
import dev.candor.text.DurationText;
import dev.candor.text.Markdown;
import dev.candor.text.TimeText;
import dev.candor.time.Zones;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What notices say of themselves, in words. */
final class FactViews {
    /** A difference from the plan that is shorter is none. */
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    private final Scene scene;

    FactViews(Scene scene) {
        this.scene = scene;
    }

    FactsView of(Notice notice) {
        var facts = notice.facts();
        var action = facts.action();
        var promise = facts.nextUpdate();
        return new FactsView(
                orEmpty(facts.symptom()),
                orEmpty(facts.notAffected()),
                data(facts.data()),
                action == null ? "" : Markdown.toHtml(action.text()),
                deadline(facts),
                promise == null ? null : scene.stamp(promise.at(), scene.today()),
                promise != null && !promise.at().isAfter(scene.now()),
                detection(facts.detection()),
                cause(facts.cause()),
                work(facts.work()),
                expected(facts.expected()),
                comparison(notice),
                facts.recoveryPlan() == null ? "" : Markdown.toHtml(facts.recoveryPlan()),
                facts.preparation(),
                part(facts),
                recurrence(notice),
                zones(notice));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String data(@Nullable DataImpact data) {
        if (data == null) {
            return "";
        }
        var sentence =
                switch (data.outcome()) {
                    case NONE -> "No data was lost";
                    case DELAYED -> "Data was delayed; none was lost";
                    case LOST -> "Data was lost";
                    case UNKNOWN -> "Not known yet";
                };
        return data.note() == null ? sentence + "." : sentence + ": " + data.note();
    }

    private @Nullable TimeView deadline(NoticeFacts facts) {
        var action = facts.action();
        if (action == null || action.deadline() == null || action.zone() == null) {
            return null;
        }
        var at = Zones.instant(action.deadline(), action.zone());
        return new TimeView(at.toString(), local(action.deadline(), action.zone()));
    }

    /** A local time in its own zone, with UTC. */
    String local(LocalDateTime at, ZoneId zone) {
        return new TimeText(zone, scene.locale()).instant(Zones.instant(at, zone), null);
    }

    static String detection(@Nullable Detection detection) {
        return switch (detection) {
            case null -> "";
            case MONITOR -> "Our monitoring saw it first.";
            case CUSTOMER -> "A customer told us; our monitoring had not seen it.";
            case STAFF -> "One of us came upon it; our monitoring had not seen it.";
        };
    }

    static String cause(@Nullable CauseClass cause) {
        return switch (cause) {
            case null -> "";
            case UNKNOWN -> "";
            case HARDWARE -> "Hardware";
            case SOFTWARE -> "A fault in software";
            case CHANGE -> "A change made on purpose";
            case HUMAN_ERROR -> "Human error";
            case USER_ERROR -> "User error";
            case LOAD -> "More load than there was room for";
            case ATTACK -> "An attack";
            case VENDOR -> "A supplier";
            case NETWORK -> "The network";
        };
    }

    static String work(@Nullable WorkKind work) {
        return switch (work) {
            case null -> "";
            case PLANNED -> "Planned";
            case EMERGENCY -> "Emergency";
            case UNPLANNED -> "Unplanned";
        };
    }

    String expected(@Nullable ExpectedImpact expected) {
        if (expected == null) {
            return "";
        }
        var downtime = expected.downtime();
        var note = orEmpty(expected.note());
        if (downtime == null) {
            return note;
        }
        var sentence =
                downtime.isZero()
                        ? "No downtime"
                        : "About " + DurationText.of(downtime, scene.locale()) + " of downtime";
        return note.isEmpty() ? sentence + "." : sentence + "; " + note;
    }

    /** How the work kept to its plan, in words; empty where there is nothing to say. */
    private String comparison(Notice notice) {
        var planned = notice.planned();
        if (planned == null || notice.windows().isEmpty()) {
            return "";
        }
        var span = Span.ofImpact(notice);
        var words = new ArrayList<String>();
        var start = Zones.instant(planned.start(), planned.zone());
        difference("it began", start, span.start(), words);
        var plannedEnd = planEnd(planned);
        var end = span.end();
        if (plannedEnd != null && end != null && notice.state().isClosed()) {
            difference("it ended", plannedEnd, end, words);
        } else if (plannedEnd != null
                && notice.state().stage() == NoticeState.Stage.PRESENT
                && scene.now().isAfter(plannedEnd.plus(ON_TIME))) {
            words.add(
                    "it has run "
                            + DurationText.toTheMinute(
                                    Duration.between(plannedEnd, scene.now()), scene.locale())
                            + " over its plan");
        }
        if (words.isEmpty()) {
            return "";
        }
        var sentence = String.join("; ", words) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private void difference(String what, Instant planned, Instant actual, List<String> words) {
        var late = Duration.between(planned, actual);
        if (late.abs().compareTo(ON_TIME) >= 0) {
            words.add(
                    what
                            + " "
                            + DurationText.of(late.abs(), scene.locale())
                            + (late.isNegative() ? " earlier" : " later")
                            + " than planned");
        }
    }

    private static @Nullable Instant planEnd(Planned planned) {
        return planned.end() == null ? null : Zones.instant(planned.end(), planned.zone());
    }

    private static String part(NoticeFacts facts) {
        var part = NoticeThread.part(facts.part());
        return part.isEmpty() ? "" : "P" + part.substring(1);
    }

    /** In words where there are some, else the rule. */
    private String recurrence(Notice notice) {
        var recurrence = notice.facts().recurrence();
        var planned = notice.planned();
        if (recurrence == null) {
            return "";
        }
        var zone = planned == null ? scene.model().page().zone() : planned.zone();
        return RecurrenceWords.of(recurrence.rule(), zone, scene.locale())
                .orElse(recurrence.rule());
    }

    /** Its times in the zones of the page and its own, where they differ from the page's. */
    private List<FactsView.ZoneTimes> zones(Notice notice) {
        var zones = new LinkedHashSet<ZoneId>(scene.model().page().zones());
        zones.addAll(notice.facts().zones());
        zones.remove(scene.model().page().zone());
        zones.removeIf(Zones::isUtc);
        return zones.stream().map(zone -> zoneTimes(zone, notice)).toList();
    }

    private FactsView.ZoneTimes zoneTimes(ZoneId zone, Notice notice) {
        var time = new TimeText(zone, scene.locale());
        var lines =
                scene.span(notice).parts().stream()
                        .map(part -> time.local(part.start(), part.end()))
                        .distinct()
                        .toList();
        return new FactsView.ZoneTimes(place(zone), lines);
    }

    private static String place(ZoneId zone) {
        var name = zone.getId();
        return name.substring(name.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
