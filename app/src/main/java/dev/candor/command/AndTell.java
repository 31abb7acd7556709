package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Impact;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.Outage;
import dev.candor.model.Telling;
import dev.candor.model.Telling.Down;
import dev.candor.model.TellingId;
import dev.candor.model.Window;
import dev.candor.store.Ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Posts or updates a notice, and orders that customers be told of it, in one transaction. The order
 * keeps which members of fleets were down, so that it means the same people for good.
 *
 * @param command posts or updates
 * @param tell whom to tell
 * @param occasion why they hear of what the notice then is, unless they hear it again
 */
public record AndTell(Command<Notice> command, TellDraft tell, Function<Notice, Occasion> occasion)
        implements Command<AndTell.Ordered> {
    /** The notice, and the order. */
    public record Ordered(Notice notice, Telling telling) {}

    /**
     * @throws Rejected as the command does; as invalid when there is no such audience, or the
     *     notice is a draft
     */
    @Override
    public Ordered run(Work work) {
        var notice = command.run(work);
        return new Ordered(notice, order(work, notice));
    }

    private Telling order(Work work, Notice notice) {
        var problems = new Problems();
        if (notice.draft()) {
            problems.add("/tell", "a draft is told to nobody", "publish it, or leave 'tell' out");
        }
        var audience = tell.audience();
        var known = work.store().audiences().sizes(notice.page());
        if (audience != null && known.stream().noneMatch(it -> it.audience().equals(audience))) {
            var names = known.stream().map(it -> it.audience().value()).toList();
            problems.add(
                    "/tell/audience",
                    "there is no audience '" + audience + "'",
                    Nearest.hint(audience.value(), names, "import one with 'candor audience'"));
        }
        problems.refuseIfAny();
        var telling =
                new Telling(
                        new TellingId(work.ids().next()),
                        notice.page(),
                        notice.id(),
                        tell.who(),
                        audience,
                        tell.labels(),
                        tell.others(),
                        tell.who() == Telling.Who.AGAIN
                                ? Occasion.FOLLOWED_UP
                                : occasion.apply(notice),
                        down(work, notice),
                        work.now());
        work.store().audiences().add(telling);
        work.journal(new Event.TellingOrdered(telling.id(), notice.id()));
        return telling;
    }

    /**
     * A notice that is posted and told of. One that was posted before under its key is not told of
     * again.
     */
    public static Command<Notice> posting(PostNotice command, TellDraft tell) {
        return work -> {
            var key = command.draft().key();
            var known = key == null ? null : work.store().notices().findByKey(command.page(), key);
            return known != null && known.isPresent()
                    ? known.get()
                    : new AndTell(command, tell, _ -> Occasion.POSTED).run(work).notice();
        };
    }

    /** An update that is posted and told of; subscribers hear of it for the same reason. */
    public static AndTell updating(PostUpdate command, TellDraft tell) {
        return new AndTell(command, tell, AndTell::ofNewest);
    }

    private static Occasion ofNewest(Notice notice) {
        return Occasions.of(notice, notice.updates().getLast(), notice.state());
    }

    /** The members that were down while it lasted, of the components that it names. */
    private static SortedSet<Down> down(Work work, Notice notice) {
        var named = notice.impacts().stream().map(Impact::component).collect(Collectors.toSet());
        var start = notice.windows().stream().map(Window::start).min(Comparator.naturalOrder());
        if (named.isEmpty() || start.isEmpty()) {
            return new TreeSet<>();
        }
        return work
                .store()
                .ledger()
                .between(notice.page(), start.get(), end(notice, work.now()), Ledger.MOST, null)
                .stream()
                .filter(each -> each.member() != null && each.level().isFault())
                .filter(each -> named.contains(each.component()) && each.overriddenBy() == null)
                .map(AndTell::down)
                .limit(Telling.MOST_DOWN)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Down down(Outage outage) {
        return new Down(outage.component(), String.valueOf(outage.member()));
    }

    private static Instant end(Notice notice, Instant now) {
        var last =
                notice.windows().stream()
                        .map(each -> each.end() == null ? now : each.end())
                        .max(Comparator.naturalOrder())
                        .orElse(now);
        return last.plusMillis(1);
    }
}
