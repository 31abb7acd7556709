package dev.candor.command;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.Telling;
import dev.candor.model.Telling.Down;
import dev.candor.model.TellingRules;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
        private static final Tells.Group NOBODY = Tells.Group.NOBODY;

        private final Foreseen step;
        private final Notice notice;
        private final List<Component> components;
        private final List<Telling> orders;
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
            orders = new ArrayList<>(store.audiences().tellings(notice.id()));
            var telling = step.telling();
            if (telling != null) {
                orders.add(telling);
            }
            orders.removeIf(each -> each.who() == Telling.Who.AGAIN);
        }

        List<Item> items() {
            var items = new ArrayList<Item>();
            var telling = step.telling();
            var said = step.said().filter(rules::tells).orElse(null);
            if (said != null) {
                var meant = telling != null && telling.occasion() == said ? meant(telling) : NOBODY;
                items.add(item(said, subscribers(said), meant));
            }
            if (telling != null && telling.occasion() != said) {
                items.add(item(telling.occasion(), NOBODY, meant(telling)));
            }
            if (telling != null && telling.others()) {
                var reach = reach(Occasion.NOT_AFFECTED, telling.down());
                items.add(item(Occasion.NOT_AFFECTED, NOBODY, count.others(telling, reach)));
            }
            if (!included.isEmpty()) {
                var reach = reach(Occasion.WIDENED, down());
                var meant = count.standing(orders, reach);
                items.add(item(Occasion.WIDENED, subscribers(Occasion.WIDENED), meant));
            }
            items.addAll(later());
            return items;
        }

        private Item item(Occasion occasion, Tells.Group subscribers, Tells.Group meant) {
            return new Item(notice, occasion, null, included, subscribers, meant);
        }

        /** Whom the notice touches then hears each of them, but for an occurrence of its own. */
        private List<Item> later() {
            if (step.coming().isEmpty()) {
                return List.of();
            }
            var reach = Reach.of(notice, Occasion.REMINDED, components, List.of());
            var subscribers = count.subscribers(reach);
            var all = Reach.of(notice, Occasion.REMINDED, components, down());
            var meant = count.standing(orders, all);
            return step.coming().stream()
                    .map(each ->
                            each.occasion() == Occasion.POSTED
                                    ? occurrence(each)
                                    : new Item(
                                            each.notice(),
                                            each.occasion(),
                                            each.at(),
                                            Set.of(),
                                            subscribers,
                                            meant))
                    .toList();
        }

        /** Nobody follows it yet, and nobody has ordered anything of it. */
        private Item occurrence(Coming next) {
            var reach = Reach.of(next.notice(), next.occasion(), components, List.of());
            return new Item(
                    next.notice(),
                    next.occasion(),
                    next.at(),
                    Set.of(),
                    count.subscribers(reach),
                    NOBODY);
        }

        private Tells.Group subscribers(Occasion occasion) {
            return count.subscribers(reach(occasion, List.of()));
        }

        private Tells.Group meant(Telling telling) {
            return count.meant(telling, reach(telling.occasion(), telling.down()));
        }

        private Reach reach(Occasion occasion, Collection<Down> down) {
            return Reach.of(notice, occasion, components, down, included);
        }

        private List<Down> down() {
            return orders.stream().flatMap(each -> each.down().stream()).distinct().toList();
        }
    }
}
