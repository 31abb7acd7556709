package dev.candor.command;

import dev.candor.command.Hearing.Voice;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.Telling;
import dev.candor.model.TellingRules;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What would be told of a step on a notice, to how many, and when: at once, and later by the clock.
 * People are counted as they are now.
 *
 * @param isOrdered whether the step comes with an order to tell
 */
public record Forecast(List<Item> items, boolean isOrdered) {
    public Forecast {
        items = List.copyOf(items);
    }

    /**
     * One message.
     *
     * @param notice as it is when it is told
     * @param at when; null for at once
     * @param included what the step is the first to name
     * @param subscribers who would hear because they asked to
     * @param meant who would hear because an operator orders it, or ordered it before
     */
    public record Item(
            Notice notice,
            Occasion occasion,
            @Nullable Instant at,
            Set<ComponentId> included,
            Tells.Group subscribers,
            Tells.Group meant) {
        public Item {
            included = Set.copyOf(included);
        }
    }

    /** Of a step. */
    public static Forecast of(Transaction store, Foreseen step) {
        return new Forecast(new Counting(store, step).items(), step.telling() != null);
    }

    /** Those who are told at once, by why they are. */
    public Tells tells() {
        var subscribers = Tells.Group.NOBODY;
        var meant = Tells.Group.NOBODY;
        Tells.@Nullable Group others = null;
        for (var item : items) {
            if (item.at() == null && item.occasion() == Occasion.NOT_AFFECTED) {
                others = item.meant();
            } else if (item.at() == null) {
                subscribers = subscribers.and(item.subscribers());
                meant = meant.and(item.meant());
            }
        }
        return new Tells(subscribers, isOrdered ? meant : null, others);
    }

    /** One forecast being made; confined to its transaction. */
    private static final class Counting {
        private final Foreseen step;
        private final Notice notice;
        private final List<Component> components;
        private final List<Telling> pending;
        private final Set<ComponentId> included;
        private final TellingRules rules;
        private final CountHearers count;

        Counting(Transaction store, Foreseen step) {
            this.step = step;
            notice = step.after();
            components = store.components().all(notice.page());
            count = new CountHearers(new Hearers(store));
            rules = Milestones.of(store, notice).rules();
            included =
                    rules.tells(Occasion.WIDENED)
                            ? Set.copyOf(Editing.included(step.before(), notice))
                            : Set.of();
            var telling = step.telling();
            pending = telling == null ? List.of() : List.of(telling);
        }

        List<Item> items() {
            var said = step.said().filter(rules::tells).orElse(null);
            var ordered = pending.stream().flatMap(it -> it.occasions().stream()).toList();
            var items = new ArrayList<Item>();
            if (said != null) {
                items.add(now(said, ordered.contains(said)));
            }
            ordered.stream().filter(each -> each != said).forEach(each -> items.add(ordered(each)));
            if (!included.isEmpty()) {
                var widened = hearing(Occasion.WIDENED, program());
                items.add(item(Occasion.WIDENED, widened, widened));
            }
            items.addAll(later());
            return items;
        }

        /** Of one occasion, what a person says and what they order are one item. */
        private Item now(Occasion said, boolean isOrdered) {
            var spoken = hearing(said, new Voice.Person());
            return item(said, spoken, isOrdered ? order(said) : spoken);
        }

        private Item ordered(Occasion occasion) {
            var order = order(occasion);
            return item(occasion, order, order);
        }

        private Hearing order(Occasion occasion) {
            return hearing(occasion, new Voice.Order(pending.getFirst()));
        }

        private Item item(Occasion occasion, Hearing subscribers, Hearing meant) {
            return new Item(
                    notice,
                    occasion,
                    null,
                    included,
                    count.subscribers(subscribers),
                    count.customers(meant));
        }

        /** Whom the notice touches then hears each of them, but for an occurrence of its own. */
        private List<Item> later() {
            if (step.coming().isEmpty()) {
                return List.of();
            }
            var own = hearing(notice, Occasion.REMINDED, Set.of(), program());
            var subscribers = count.subscribers(own);
            var meant = count.customers(own);
            return step.coming().stream()
                    .map(each ->
                            each.occasion() == Occasion.POSTED
                                    ? occurrence(each)
                                    : later(each, subscribers, meant))
                    .toList();
        }

        /** Nobody follows it yet, and nobody has ordered anything of it. */
        private Item occurrence(Coming next) {
            var voice = new Voice.Program(next.at(), List.of());
            var own = hearing(next.notice(), next.occasion(), Set.of(), voice);
            return later(next, count.subscribers(own), count.customers(own));
        }

        private static Item later(Coming next, Tells.Group subscribers, Tells.Group meant) {
            return new Item(
                    next.notice(), next.occasion(), next.at(), Set.of(), subscribers, meant);
        }

        /** Nobody orders anything between now and then. */
        private Voice program() {
            return new Voice.Program(Instant.MAX, pending);
        }

        private Hearing hearing(Occasion occasion, Voice voice) {
            return hearing(notice, occasion, included, voice);
        }

        private Hearing hearing(
                Notice of, Occasion occasion, Set<ComponentId> included, Voice voice) {
            return new Hearing(
                    of.id(), voice, down -> Reach.of(of, occasion, components, down, included));
        }
    }
}
