package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Customer;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Subscriber;
import dev.candor.model.Telling.Down;
import dev.candor.model.Told;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom something that is said of a notice concerns. Pure.
 *
 * <p>A component is touched when it is named, when it is part of a group that is named, or when one
 * of its own parts is. Of a fleet of which it is known which members were down, only those who use
 * one of them are touched, and those of whom it is not known which they use.
 *
 * @param page where it stands
 * @param notice what is spoken of
 * @param kind its kind
 * @param occasion why people hear of it
 * @param worst the worst level that it ever states; {@link Level#OPERATIONAL} when it states none
 * @param touched every component that is touched
 * @param fleets those of them that are touched only through fleets whose members are known
 * @param members the members that were down
 * @param before the same without what this step was the first to name, or null when it named
 *     nothing new: whom that did not concern hears that the notice was {@link Occasion#WIDENED},
 *     everybody else what else is told of the step
 */
public record Reach(
        PageId page,
        NoticeId notice,
        NoticeKind kind,
        Occasion occasion,
        Level worst,
        SortedSet<ComponentId> touched,
        Set<ComponentId> fleets,
        SortedSet<String> members,
        @Nullable Reach before) {
    public Reach {
        touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
        fleets = Set.copyOf(fleets);
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }

    /** Of what a message says. */
    public static Reach of(
            Told.OfNotice told, Collection<Component> components, Collection<Down> down) {
        var entry = told.entry();
        var stated = new LinkedHashMap<ComponentId, Level>();
        entry.impacts().forEach(each -> stated.put(each.component(), each.level()));
        var about =
                new About(told.from().page(), entry.notice(), entry.kind(), told.occasion(), down);
        return about.reaching(stated, entry.windows(), components, told.included());
    }

    /** Of a notice as a step made it that was the first to name some components. */
    public static Reach of(
            Notice notice,
            Occasion occasion,
            Collection<Component> components,
            Collection<Down> down,
            Set<ComponentId> included) {
        var stated = new LinkedHashMap<ComponentId, Level>();
        notice.impacts().forEach(each -> stated.put(each.component(), each.level()));
        var about = new About(notice.page(), notice.id(), notice.kind(), occasion, down);
        return about.reaching(stated, notice.windows(), components, included);
    }

    private static Level worst(Collection<Level> levels, List<Window> windows) {
        var stated = windows.stream().map(Window::level).filter(Objects::nonNull);
        return Stream.concat(levels.stream(), stated).reduce(Level.OPERATIONAL, Level::worse);
    }

    /** What is spoken of, of which some members may be known to have been down. */
    private record About(
            PageId page,
            NoticeId notice,
            NoticeKind kind,
            Occasion occasion,
            Collection<Down> down) {
        Reach reaching(
                Map<ComponentId, Level> stated,
                List<Window> windows,
                Collection<Component> components,
                Set<ComponentId> included) {
            var tree = new Tree(List.copyOf(components));
            if (included.isEmpty()) {
                return reaching(stated, windows, tree, (Reach) null);
            }
            var old = new LinkedHashMap<>(stated);
            old.keySet().removeAll(included);
            var past = windows.stream().filter(each -> isOld(each.component(), included)).toList();
            return reaching(stated, windows, tree, reaching(old, past, tree, (Reach) null));
        }

        /** A window that names no component speaks of all of them. */
        private static boolean isOld(@Nullable ComponentId component, Set<ComponentId> included) {
            return component == null || !included.contains(component);
        }

        private Reach reaching(
                Map<ComponentId, Level> stated,
                List<Window> windows,
                Tree tree,
                @Nullable Reach before) {
            var named = List.copyOf(stated.keySet());
            var worst = worst(stated.values(), windows);
            var counted = down.stream().map(Down::component).collect(Collectors.toSet());
            var whole = named.stream().filter(each -> !counted.contains(each)).toList();
            var fleets = named.stream().filter(counted::contains).toList();
            var touched = tree.related(whole);
            var onlyFleets = new TreeSet<>(tree.related(fleets));
            onlyFleets.removeAll(touched);
            touched.addAll(onlyFleets);
            var members =
                    down.stream()
                            .filter(each -> touched.contains(each.component()))
                            .map(Down::member)
                            .collect(Collectors.toCollection(TreeSet::new));
            return new Reach(
                    page, notice, kind, occasion, worst, touched, onlyFleets, members, before);
        }
    }

    /** Whether a subscriber who is told anything at all hears of it on this occasion. */
    public boolean concerns(Subscriber subscriber) {
        return isOf(subscriber) && (before == null || isWidened() != before.isOf(subscriber));
    }

    /** Whether a subscriber hears of the step at all, on whatever occasion. */
    boolean isOf(Subscriber subscriber) {
        var wanted = subscriber.preferences();
        if (wanted.notices().contains(notice)) {
            return true;
        }
        var isMeant = wanted.wholePage() || wanted.components().stream().anyMatch(this::touches);
        return isMeant
                && wanted.hears().includes(kind)
                && (kind != NoticeKind.INCIDENT || worst.compareTo(wanted.minimum()) >= 0);
    }

    /** Whether customers hear of it on this occasion who use what that customer uses. */
    public boolean concerns(Customer customer) {
        return isOf(customer) && (before == null || isWidened() != before.isOf(customer));
    }

    /** Whether this is told to those whom only what is new concerns. */
    boolean isWidened() {
        return occasion == Occasion.WIDENED;
    }

    /** Whether it touches something that a customer uses, on whatever occasion. */
    boolean isOf(Customer customer) {
        var isDown =
                customer.labels().stream()
                        .filter(each -> each.startsWith(Customer.MEMBER))
                        .map(each -> each.substring(Customer.MEMBER.length()))
                        .anyMatch(each -> members.contains(each));
        return isDown
                || customer.components().stream()
                        .filter(this::touches)
                        .anyMatch(each -> !customer.hasMembers() || !fleets.contains(each));
    }

    private boolean touches(ComponentId component) {
        return touched.contains(component);
    }
}
