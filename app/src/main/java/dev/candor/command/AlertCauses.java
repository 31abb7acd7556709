package dev.candor.command;

import dev.candor.model.AlertRule;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.CheckState;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules find now: of a group of components one cause, however many of them fail, as one
 * fault is one incident. What fails during planned work is not alerted of. Reads for one command.
 */
final class AlertCauses {
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_REASON = 500;
    private static final String OVERDUE = "the next update was promised by now and has not come";
    private static final String NOT_TAKEN =
            "its customers are as they were, because its database gave no answer that can be"
                    + " taken: ";

    private final Work work;
    private final PageId page;
    private final Tree tree;
    private final List<Outage> faults;
    private final List<Notice> overdue;
    private final List<LessonPromises> lessons;
    private final Map<Use, Boolean> used = new HashMap<>();

    AlertCauses(Work work, PageId page) {
        this.work = work;
        this.page = page;
        tree = new Tree(work.store().components().all(page));
        var open = work.store().ledger().open(page);
        var maintained = maintained(open);
        faults =
                open.stream()
                        .filter(each -> Seen.ofWhole(each) && each.level().isFault())
                        .filter(each ->
                                tree.way(each.component()).stream().noneMatch(maintained::contains))
                        .toList();
        overdue = OverduePromises.of(work.store(), page);
        lessons = LessonPromises.of(work.store(), page);
    }

    private static Set<ComponentId> maintained(List<Outage> open) {
        return open.stream()
                .filter(each -> each.source() == Outage.Source.PERSON)
                .filter(each -> each.level() == Level.UNDER_MAINTENANCE)
                .map(Outage::component)
                .collect(Collectors.toSet());
    }

    /** What a rule finds, by its key. */
    Map<String, AlertCause> of(AlertRule.When when) {
        var found = new ArrayList<AlertCause>();
        if (when.check() != null) {
            found.addAll(ofCheck(when));
        } else if (when.of().contains(AlertRule.Of.FAULT)) {
            found.addAll(ofComponents(when));
        }
        if (isOfPromises(when)) {
            found.addAll(ofPromises(when));
        }
        if (when.check() == null && when.of().contains(AlertRule.Of.AUDIENCE)) {
            found.addAll(ofAudiences(when));
        }
        var byKey = new LinkedHashMap<String, AlertCause>();
        found.forEach(each -> byKey.put(each.key(), each));
        return byKey;
    }

    /** When something that a rule would find will be a broken promise, unless it is kept. */
    Optional<Instant> nextBroken(AlertRule.When when) {
        return lessons.stream()
                .filter(_ -> isOfPromises(when))
                .map(LessonPromises::brokenAt)
                .filter(at -> at.isAfter(work.now()))
                .min(Comparator.naturalOrder());
    }

    private static boolean isOfPromises(AlertRule.When when) {
        return when.check() == null && when.of().contains(AlertRule.Of.PROMISE);
    }

    private List<AlertCause> ofComponents(AlertRule.When when) {
        return faults.stream()
                .filter(each -> each.level().compareTo(when.level()) >= 0)
                .filter(each -> isBelow(each.component(), when.component()))
                .filter(each -> isUsed(each.component(), when.audience()))
                .collect(
                        Collectors.groupingBy(
                                each -> tree.root(each.component()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> ofGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private AlertCause ofGroup(ComponentId root, List<Outage> failing) {
        var first = failing.getFirst();
        var since =
                failing.stream()
                        .map(each -> Seen.start(work.store().ledger(), page, each))
                        .min(Comparator.naturalOrder())
                        .orElse(first.start());
        var only = failing.size() == 1 ? first.component() : root;
        return new AlertCause(
                "fault:" + root,
                tree.name(only),
                worst(failing),
                since,
                named(failing),
                failing.stream()
                        .map(Outage::notice)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static Level worst(List<Outage> failing) {
        return failing.stream()
                .map(Outage::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.OPERATIONAL);
    }

    private String named(List<Outage> failing) {
        var names =
                failing.stream()
                        .limit(MOST_NAMED)
                        .map(each -> tree.name(each.component()) + ": " + word(each.level()))
                        .collect(Collectors.joining(", "));
        var more = failing.size() - MOST_NAMED;
        return bounded(more > 0 ? names + ", and " + more + " more" : names);
    }

    private List<AlertCause> ofCheck(AlertRule.When when) {
        var check = Objects.requireNonNull(when.check());
        return work.store().checkStates().of(check).stream()
                .filter(state -> state.verdict().level().isFault())
                .filter(state -> state.verdict().level().compareTo(when.level()) >= 0)
                .max(Comparator.comparing(CheckState::verdict))
                .map(state ->
                        new AlertCause(
                                "check:" + check,
                                check.value(),
                                state.verdict().level(),
                                state.since(),
                                bounded(
                                        state.detail().isEmpty()
                                                ? word(state.verdict().level())
                                                : state.detail()),
                                null))
                .stream()
                .toList();
    }

    private List<AlertCause> ofPromises(AlertRule.When when) {
        var found = new ArrayList<AlertCause>();
        overdue.stream()
                .filter(notice -> concerns(notice, when))
                .map(this::ofPromise)
                .forEach(found::add);
        for (var broken : lessons) {
            if (!broken.brokenAt().isAfter(work.now())) {
                notice(broken)
                        .filter(notice -> concerns(notice, when))
                        .ifPresent(notice -> found.add(ofLesson(broken, notice)));
            }
        }
        return found;
    }

    private Optional<Notice> notice(LessonPromises broken) {
        return work.store().notices().find(broken.notice(), Audience.PUBLIC, true);
    }

    private AlertCause ofLesson(LessonPromises broken, Notice notice) {
        return new AlertCause(
                broken.key(),
                notice.title(),
                Level.OPERATIONAL,
                broken.brokenAt(),
                bounded(broken.reason()),
                notice.id());
    }

    private AlertCause ofPromise(Notice notice) {
        var promise = Objects.requireNonNull(notice.facts().nextUpdate());
        return new AlertCause(
                "promise:" + notice.id(),
                notice.title(),
                Level.OPERATIONAL,
                promise.at(),
                OVERDUE,
                notice.id());
    }

    /** What is about a component alone is about no audience. */
    private List<AlertCause> ofAudiences(AlertRule.When when) {
        var names = work.store().audienceNames();
        return work.store().audienceSources().all(page).stream()
                .filter(AudienceSource::isFailing)
                .filter(each -> when.component() == null)
                .filter(each -> when.audience() == null || when.audience().equals(each.audience()))
                .map(each ->
                        new AlertCause(
                                "audience:" + each.audience(),
                                "audience " + names.wordsFor(page, each.audience()),
                                Level.OPERATIONAL,
                                Objects.requireNonNullElse(each.failingSince(), work.now()),
                                bounded(NOT_TAKEN + each.detail()),
                                null))
                .toList();
    }

    private boolean concerns(Notice notice, AlertRule.When when) {
        return (when.component() == null && when.audience() == null)
                || notice.impacts().stream()
                        .map(Impact::component)
                        .filter(each -> isBelow(each, when.component()))
                        .anyMatch(each -> isUsed(each, when.audience()));
    }

    /** Whether somebody of an audience uses it, a part of it, or a group that it belongs to. */
    private boolean isUsed(ComponentId component, @Nullable Audience audience) {
        return audience == null
                || used.computeIfAbsent(
                        new Use(audience, component),
                        _ ->
                                work.store()
                                        .audiences()
                                        .uses(page, audience, tree.related(List.of(component))));
    }

    private record Use(Audience audience, ComponentId component) {}

    private boolean isBelow(ComponentId component, @Nullable ComponentId wanted) {
        return wanted == null || tree.way(component).contains(wanted);
    }

    private static String word(Level level) {
        return level.wireName().replace('_', ' ');
    }

    /** One line; what a server answered may be anything. */
    private static String bounded(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
