package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Customer;
import dev.candor.model.Impact;
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

import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
 */
public record Reach(
        PageId page,
        NoticeId notice,
        NoticeKind kind,
        Occasion occasion,
        Level worst,
        SortedSet<ComponentId> touched,
        Set<ComponentId> fleets,
        SortedSet<String> members) {
    public Reach {
        touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
        fleets = Set.copyOf(fleets);
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }

    /** Of what a message says. */
    public static Reach of(
            Told.OfNotice told, Collection<Component> components, Collection<Down> down) {
        var entry = told.entry();
        var levels = entry.impacts().stream().map(Told.Touched::level);
        var named = entry.impacts().stream().map(Told.Touched::component).toList();
        var about =
                new About(
                        told.from().page(),
                        entry.notice(),
                        entry.kind(),
                        told.occasion(),
                        worst(levels, entry.windows()));
        return about.reaching(named, new Tree(List.copyOf(components)), down);
    }

    /** Of a notice as it is. */
    public static Reach of(
            Notice notice,
            Occasion occasion,
            Collection<Component> components,
            Collection<Down> down) {
        var levels = notice.impacts().stream().map(Impact::level);
        var named = notice.impacts().stream().map(Impact::component).toList();
        var about =
                new About(
                        notice.page(),
                        notice.id(),
                        notice.kind(),
                        occasion,
                        worst(levels, notice.windows()));
        return about.reaching(named, new Tree(List.copyOf(components)), down);
    }

    private static Level worst(Stream<Level> levels, List<Window> windows) {
        var stated = windows.stream().map(Window::level).filter(Objects::nonNull);
        return Stream.concat(levels, stated).reduce(Level.OPERATIONAL, Level::worse);
    }

    private record About(
            PageId page, NoticeId notice, NoticeKind kind, Occasion occasion, Level worst) {
        Reach reaching(List<ComponentId> named, Tree tree, Collection<Down> down) {
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
            return new Reach(page, notice, kind, occasion, worst, touched, onlyFleets, members);
        }
    }

    /** Whether a subscriber who is told anything at all hears of it. */
    public boolean concerns(Subscriber subscriber) {
        var wanted = subscriber.preferences();
        if (wanted.notices().contains(notice)) {
            return true;
        }
        var isMeant = wanted.wholePage() || wanted.components().stream().anyMatch(this::touches);
        return isMeant
                && wanted.hears().includes(kind)
                && (kind != NoticeKind.INCIDENT || worst.compareTo(wanted.minimum()) >= 0);
    }

    /** Whether it touches something that a customer uses. */
    public boolean concerns(Customer customer) {
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
