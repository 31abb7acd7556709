package dev.candor.command;

import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.Subscriber;
import dev.candor.store.Transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who else is at the addresses of some customers, asked for once for all of them: of what is told
 * to a hundred thousand, each question for one would be one hundred thousand. Confined to one
 * transaction.
 */
final class Neighbours {
    private final Reach reach;
    private final Map<Place, List<Customer>> customers;
    private final Set<Place> subscribed;

    /** An address, however it was written. */
    private record Place(String channel, String key) {
        static Place of(ContactAddress address) {
            return new Place(address.channel(), address.key());
        }
    }

    private Neighbours(Reach reach, Map<Place, List<Customer>> customers, Set<Place> subscribed) {
        this.reach = reach;
        this.customers = customers;
        this.subscribed = subscribed;
    }

    /** At the addresses of these, of something that concerns whom that reach says. */
    static Neighbours of(Transaction store, Reach reach, List<Customer> some) {
        var addresses = some.stream().map(Customer::address).toList();
        var customers = new HashMap<Place, List<Customer>>();
        for (var each : store.audiences().find(reach.page(), addresses)) { // by id
            customers.computeIfAbsent(Place.of(each.address()), _ -> new ArrayList<>()).add(each);
        }
        var subscribed = new HashSet<Place>();
        for (var each : store.subscribers().find(reach.page(), addresses)) {
            if (each.state() == Subscriber.State.ACTIVE && reach.isOf(each)) {
                subscribed.add(Place.of(each.address()));
            }
        }
        return new Neighbours(reach, customers, subscribed);
    }

    private List<Customer> at(Customer customer) {
        return customers.getOrDefault(Place.of(customer.address()), List.of());
    }

    /** Whether a customer is the first of those at its address who are meant. */
    boolean isFirst(Customer customer, Predicate<Customer> isMeant) {
        return at(customer).stream()
                .filter(isMeant)
                .findFirst()
                .filter(first -> first.id().equals(customer.id()))
                .isPresent();
    }

    /** Whether somebody at a customer's address hears it as a subscriber. */
    boolean isSubscribed(Customer customer) {
        return subscribed.contains(Place.of(customer.address()));
    }

    /** Whether anybody at a customer's address is touched. */
    boolean isTouched(Customer customer) {
        return at(customer).stream().anyMatch(reach::isOf);
    }

    /** Whether somebody at a customer's address hears otherwise of a step that widens. */
    boolean isHeardBefore(Customer customer) {
        var before = reach.before();
        return before != null && reach.isWidened() && at(customer).stream().anyMatch(before::isOf);
    }
}
