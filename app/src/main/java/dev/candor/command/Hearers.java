package dev.candor.command;

import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds those whom something concerns, a slice at a time and by id. What the database offers by an
 * index (everybody who names one of the components that are touched, and so on) is held against the
 * {@link Reach}. Confined to one transaction.
 */
public final class Hearers {
    /** How many one slice has at most. */
    public static final int MOST = 1_000;

    private final Transaction store;

    /** On that transaction. */
    public Hearers(Transaction store) {
        this.store = store;
    }

    /**
     * The next subscribers who hear a message.
     *
     * @param after behind this one, or null to begin
     * @param limit 1 to {@link #MOST}; fewer means that there are no more
     */
    public List<Subscriber> subscribers(Hearing hearing, @Nullable SubscriberId after, int limit) {
        return hearing.subscribers()
                .map(reach -> subscribers(reach, after, limit))
                .orElse(List.of());
    }

    /** Which customers a message is for. */
    public Hearing.Meant meantBy(Hearing hearing) {
        return hearing.customers(store.audiences()::tellings);
    }

    /**
     * The next whom orders mean, by their keys.
     *
     * @param after the key of the last one dealt with; empty at the beginning
     * @param limit 1 to {@link #MOST}; fewer means that there are no more
     */
    public List<Recipient> customers(Hearing.Meant meant, String after, int limit) {
        var last = customer(after);
        return switch (meant) {
            case Hearing.Meant.Nobody() -> List.of();
            case Hearing.Meant.Ordered(var telling, var reach) ->
                    recipients(meant(telling, reach, last, limit));
            case Hearing.Meant.Others(var telling, var reach) ->
                    recipients(others(telling, reach, last, limit));
            case Hearing.Meant.Again(var reach) -> again(reach, after, limit);
            case Hearing.Meant.Standing(var orders, var reach) ->
                    recipients(standing(orders, reach, last, limit));
        };
    }

    private static List<Recipient> recipients(List<Customer> customers) {
        return customers.stream().map(Customer::recipient).toList();
    }

    private static @Nullable CustomerId customer(String key) {
        return key.startsWith(Customer.KEY)
                ? new CustomerId(key.substring(Customer.KEY.length()))
                : null;
    }

    /** The next subscribers whom it concerns; as above. */
    List<Subscriber> subscribers(Reach reach, @Nullable SubscriberId after, int limit) {
        var port = store.subscribers();
        var sources = new ArrayList<Source<Subscriber, SubscriberId>>();
        sources.add((most, last) -> port.ofPage(reach.page(), most, last));
        sources.add((most, last) -> port.of(reach.notice(), most, last));
        for (var component : reach.touched()) {
            sources.add((most, last) -> port.of(reach.page(), component, most, last));
        }
        return next(sources, Subscriber::id, fitting(reach::concerns), after, limit);
    }

    /** The next customers whom an order means; as above. */
    List<Customer> meant(Telling telling, Reach reach, @Nullable CustomerId after, int limit) {
        return switch (telling.who()) {
            case ALL -> {
                var orders = reach.before() == null ? List.<Telling>of() : affected(telling);
                Predicate<Customer> isMeant =
                        isOf(telling).and(each -> !isNew(each, reach, orders));
                yield next(all(telling), once(reach, isMeant), after, limit);
            }
            case AFFECTED -> {
                Predicate<Customer> isMeant = isOf(telling).and(reach::concerns);
                yield next(touched(reach), once(reach, isMeant), after, limit);
            }
            case AGAIN -> List.of();
        };
    }

    /**
     * The next customers whom orders mean that were given before, of what follows without another:
     * a reminder, a start, an overrun, more that is affected, a postmortem. That a notice was
     * widened is told to those only whom an order means because it touches them.
     */
    private List<Customer> standing(
            Collection<Telling> orders, Reach reach, @Nullable CustomerId after, int limit) {
        var all = orders.stream().filter(it -> it.who() == Telling.Who.ALL).toList();
        var affected = orders.stream().filter(it -> it.who() == Telling.Who.AFFECTED).toList();
        var sources = new ArrayList<Source<Customer, CustomerId>>();
        if (!affected.isEmpty()) {
            sources.addAll(touched(reach));
        }
        if (!reach.isWidened()) {
            all.forEach(it -> sources.addAll(all(it)));
        }
        Predicate<Customer> isMeant =
                each ->
                        (isOfAny(affected, each) && reach.concerns(each))
                                || (!reach.isWidened() && isOfAny(all, each));
        return next(sources, once(reach, isMeant), after, limit);
    }

    /** The orders of its notice, up to that one, that mean whom it touches. */
    private List<Telling> affected(Telling telling) {
        return store.audiences().tellings(telling.notice()).stream()
                .filter(each -> each.who() == Telling.Who.AFFECTED)
                .filter(each -> !each.at().isAfter(telling.at()))
                .toList();
    }

    /** Whether a customer hears, instead, that the notice was widened. */
    private static boolean isNew(Customer customer, Reach reach, List<Telling> orders) {
        var before = reach.before();
        return before != null
                && isOfAny(orders, customer)
                && reach.isOf(customer)
                && !before.isOf(customer);
    }

    private static boolean isOfAny(List<Telling> orders, Customer customer) {
        return orders.stream().anyMatch(each -> isOf(each).test(customer));
    }

    /** Nobody is told twice at one address: as a subscriber, else as the first such customer. */
    private UnaryOperator<List<Customer>> once(Reach reach, Predicate<Customer> isMeant) {
        return slice -> {
            var meant = slice.stream().filter(isMeant).toList();
            var neighbours = Neighbours.of(store, reach, meant);
            return meant.stream()
                    .filter(each -> neighbours.isFirst(each, isMeant))
                    .filter(each -> !neighbours.isSubscribed(each))
                    .filter(each -> !neighbours.isHeardBefore(each))
                    .toList();
        };
    }

    /** The next customers whom it does not touch, and who are told so; as above. */
    List<Customer> others(Telling telling, Reach reach, @Nullable CustomerId after, int limit) {
        if (!telling.others()) {
            return List.of();
        }
        UnaryOperator<List<Customer>> untouched =
                slice -> {
                    var of = slice.stream().filter(isOf(telling)).toList();
                    var neighbours = Neighbours.of(store, reach, of);
                    return of.stream()
                            .filter(each -> !neighbours.isTouched(each))
                            .filter(each -> neighbours.isFirst(each, isOf(telling)))
                            .filter(each -> !neighbours.isSubscribed(each))
                            .toList();
                };
        return next(all(telling), untouched, after, limit);
    }

    /**
     * The next who were told of a notice and are told again, by their keys. Who has left since, or
     * is no customer any more, is left out; so are subscribers who hear it anyway.
     *
     * @param after the key of the last one dealt with; empty at the beginning
     * @param limit 1 to {@link #MOST}; fewer means that there are no more
     */
    private List<Recipient> again(Reach reach, String after, int limit) {
        var found = new ArrayList<Recipient>();
        var last = after;
        var isMore = true;
        while (isMore && found.size() < limit) {
            var most = limit - found.size();
            var keys = store.audiences().told(reach.notice(), last, most);
            isMore = keys.size() == most;
            last = keys.isEmpty() ? last : keys.getLast();
            keys.stream().flatMap(key -> recipient(key, reach).stream()).forEach(found::add);
        }
        return found;
    }

    private Optional<Recipient> recipient(String key, Reach reach) {
        if (key.startsWith(Subscriber.KEY)) {
            return store.subscribers()
                    .find(new SubscriberId(key.substring(Subscriber.KEY.length())))
                    .filter(each -> each.state() == Subscriber.State.ACTIVE)
                    .filter(each -> !reach.isOf(each))
                    .map(Subscriber::recipient);
        }
        return key.startsWith(Customer.KEY)
                ? store.audiences()
                        .find(new CustomerId(key.substring(Customer.KEY.length())))
                        .map(Customer::recipient)
                : Optional.empty();
    }

    private List<Source<Customer, CustomerId>> touched(Reach reach) {
        var port = store.audiences();
        var sources = new ArrayList<Source<Customer, CustomerId>>();
        for (var component : reach.touched()) {
            sources.add((most, last) -> port.using(reach.page(), component, most, last));
        }
        for (var member : reach.members()) {
            sources.add((most, last) ->
                    port.labelled(reach.page(), Customer.MEMBER + member, most, last));
        }
        return sources;
    }

    private List<Source<Customer, CustomerId>> all(Telling telling) {
        var port = store.audiences();
        var page = telling.page();
        var audience = telling.audience();
        return List.of((most, last) ->
                audience == null
                        ? port.all(page, most, last)
                        : port.all(page, audience, most, last));
    }

    private static Predicate<Customer> isOf(Telling telling) {
        var audience = telling.audience();
        var labels = telling.labels();
        return customer ->
                (audience == null || audience.equals(customer.audience()))
                        && (labels.isEmpty()
                                || customer.labels().stream()
                                        .anyMatch(each -> labels.contains(each)));
    }

    /** A list by id, of which the first so many behind one are asked for. */
    @FunctionalInterface
    private interface Source<T, I> {
        List<T> next(int most, @Nullable I after);
    }

    private static <T> UnaryOperator<List<T>> fitting(Predicate<T> fits) {
        return slice -> slice.stream().filter(fits).toList();
    }

    private static List<Customer> next(
            List<Source<Customer, CustomerId>> sources,
            UnaryOperator<List<Customer>> fits,
            @Nullable CustomerId after,
            int limit) {
        return next(sources, Customer::id, fits, after, limit);
    }

    /** Several lists as one, each item once, and of them those that fit. */
    private static <T, I extends Comparable<I>> List<T> next(
            List<Source<T, I>> sources,
            Function<T, I> id,
            UnaryOperator<List<T>> fits,
            @Nullable I after,
            int limit) {
        var found = new ArrayList<T>();
        @Nullable I last = after;
        var isMore = true;
        while (isMore && found.size() < limit) {
            var slice = new TreeMap<I, T>();
            for (var source : sources) {
                source.next(limit, last).forEach(each -> slice.put(id.apply(each), each));
            }
            // Each source gave its first ones, so the first of all of them are right.
            found.addAll(fits.apply(slice.values().stream().limit(limit).toList()));
            isMore = slice.size() >= limit;
            last =
                    isMore
                            ? slice.keySet().stream().skip(limit - 1L).findFirst().orElse(null)
                            : null;
        }
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }
}
