package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Page;
import dev.candor.store.Audiences;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the customers of an audience differ from those that it is to have. Customers are the same
 * when their keys are.
 *
 * @param isKnown whether the audience is there
 * @param before how many there are
 * @param added who is new
 * @param changed who is there and says something else, by the id that they keep
 * @param removed who is not named any more
 */
record CustomersDiffer(
        boolean isKnown,
        int before,
        List<CustomerDraft> added,
        Map<CustomerId, CustomerDraft> changed,
        List<CustomerId> removed) {
    CustomersDiffer {
        added = List.copyOf(added);
        changed = Map.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** Reads what is there a slice at a time. */
    static CustomersDiffer find(
            Transaction store, Page page, Audience audience, List<CustomerDraft> wanted) {
        var missing = new LinkedHashMap<String, CustomerDraft>();
        wanted.forEach(each -> missing.put(each.key(), each));
        var port = store.audiences();
        var changed = new HashMap<CustomerId, CustomerDraft>();
        var removed = new ArrayList<CustomerId>();
        var before = 0;
        var slice = port.all(page.id(), audience, Audiences.MOST, null);
        while (!slice.isEmpty()) {
            before += slice.size();
            for (var old : slice) {
                var draft = missing.remove(old.key());
                if (draft == null) {
                    removed.add(old.id());
                } else if (!customer(draft, old.id(), audience, page).equals(old)) {
                    changed.put(old.id(), draft);
                }
            }
            slice = port.all(page.id(), audience, Audiences.MOST, slice.getLast().id());
        }
        var isKnown =
                before > 0
                        || port.sizes(page.id()).stream()
                                .anyMatch(each -> each.audience().equals(audience));
        return new CustomersDiffer(
                isKnown, before, List.copyOf(missing.values()), changed, removed);
    }

    /** Whether there is nothing to write. */
    boolean isNothing() {
        return isKnown && added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** Writes it, if there is anything to write. */
    void write(Work work, Page page, Audience audience) {
        if (isNothing()) {
            return;
        }
        var port = work.store().audiences();
        port.touch(page.id(), audience, work.now());
        port.remove(removed);
        changed.forEach((id, draft) -> port.put(customer(draft, id, audience, page)));
        for (var draft : added) {
            port.put(customer(draft, new CustomerId(work.ids().next()), audience, page));
        }
    }

    private static Customer customer(
            CustomerDraft draft, CustomerId id, Audience audience, Page page) {
        return new Customer(
                id,
                page.id(),
                audience,
                draft.key(),
                draft.address(),
                draft.name(),
                or(draft.language(), page.language()),
                draft.zone() == null ? page.zone() : draft.zone(),
                draft.components(),
                draft.labels());
    }

    private static String or(@Nullable String text, String usual) {
        return text == null ? usual : text;
    }
}
