package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.Consent;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;

import java.util.List;
import java.util.Optional;

/**
 * Brings subscribers in whose consent the operator has on record: all or none. Those who are told
 * already, or were told and left, stay as they are.
 *
 * @param page what it is about
 * @param lines who, each with its place in the file
 */
public record ImportSubscribers(PageId page, List<SubscriberFile.Line> lines)
        implements Command<ImportReport> {
    public ImportSubscribers {
        lines = List.copyOf(lines);
    }

    /**
     * @throws Rejected as invalid, with every problem (the first hundred) and its line
     */
    @Override
    public ImportReport run(Work work) {
        var problems = new Problems();
        for (var line : lines) {
            check(work, problems, line);
        }
        problems.refuseIfAny();
        var added = 0;
        var changed = 0;
        for (var line : lines) {
            var known = work.store().subscribers().find(page, line.subscription().address());
            if (known.isEmpty()) {
                work.store().subscribers().add(subscriber(work, line.subscription(), known));
                added++;
            } else if (known.get().state() == State.UNCONFIRMED) {
                work.store().subscribers().replace(subscriber(work, line.subscription(), known));
                changed++;
            }
        }
        var unchanged = lines.size() - added - changed;
        work.journal(new Event.SubscribersImported(added, changed, unchanged));
        return new ImportReport(added, changed, unchanged, List.of());
    }

    private void check(Work work, Problems problems, SubscriberFile.Line line) {
        var own = new Problems();
        new PreferencesValidation(own, work, page).check(line.subscription().preferences());
        own.all().forEach(each -> problems.add(line.where(), each.what(), each.todo()));
    }

    private Subscriber subscriber(Work work, NewSubscription wanted, Optional<Subscriber> before) {
        return new Subscriber(
                before.map(Subscriber::id).orElseGet(() -> new SubscriberId(work.ids().next())),
                page,
                wanted.address(),
                State.ACTIVE,
                wanted.preferences(),
                new Consent(wanted.how(), wanted.from(), work.now()),
                before.map(Subscriber::secretVersion).orElse(1),
                before.map(Subscriber::createdAt).orElse(work.now()),
                work.now(),
                work.now(),
                null);
    }
}
