package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.Event;
import dev.candor.model.PageId;
import dev.candor.model.Problem;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes out all that is kept of an address: as a subscriber, as a customer of any audience, and
 * wherever it was told something.
 *
 * @param page of which page
 * @param address however it is written
 */
public record EraseAddress(PageId page, ContactAddress address)
        implements Command<EraseAddress.Erased> {
    /** What was there: whether a subscription, and how many customers. */
    public record Erased(boolean subscription, int customers) {}

    /**
     * @throws Rejected as not found when nothing is kept of that address
     */
    @Override
    public Erased run(Work work) {
        var subscriber = work.store().subscribers().find(page, address);
        var customers = work.store().audiences().find(page, address);
        if (subscriber.isEmpty() && customers.isEmpty()) {
            throw new Rejected(
                    Rejected.Cause.NOT_FOUND,
                    new Problem("/address", "nothing is kept of this address", ""));
        }
        subscriber.ifPresent(each -> EraseSubscriber.erase(work, each.id()));
        erase(work, customers);
        return new Erased(subscriber.isPresent(), customers.size());
    }

    private void erase(Work work, List<Customer> customers) {
        customers.forEach(each -> work.store().deliveries().forget(Customer.KEY + each.id()));
        work.store().audiences().remove(customers.stream().map(Customer::id).toList());
        var touched =
                customers.stream()
                        .map(Customer::audience)
                        .collect(Collectors.toCollection(TreeSet::new));
        touched.forEach(audience -> journal(work, audience));
    }

    private void journal(Work work, Audience audience) {
        work.store().audiences().touch(page, audience, work.now());
        var left =
                work.store().audiences().sizes(page).stream()
                        .filter(each -> each.audience().equals(audience))
                        .mapToLong(each -> each.customers())
                        .sum();
        work.journal(new Event.AudienceChanged(audience, (int) left));
    }
}
