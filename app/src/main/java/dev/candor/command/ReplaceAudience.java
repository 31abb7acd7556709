package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.Event;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.store.Audiences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes an audience exactly these customers: those who have the key of one that is there take its
 * place, the others are new, and whoever is not named is taken out. All or nothing.
 *
 * @param page of which page
 * @param audience its name; made if need be
 * @param customers all of them; at most {@link #MOST}
 */
public record ReplaceAudience(PageId page, Audience audience, List<CustomerDraft> customers)
        implements Command<ReplaceAudience.Replaced> {
    /** The most customers that an audience has. */
    public static final int MOST = 500_000;

    public ReplaceAudience {
        customers = List.copyOf(customers);
    }

    /** How many there are now, and how many of those before are gone. */
    public record Replaced(int customers, int added, int removed) {}

    /**
     * @throws Rejected as invalid, with every problem (the first hundred) and its place
     */
    @Override
    public Replaced run(Work work) {
        check(work);
        var usual =
                work.store()
                        .pages()
                        .find(page)
                        .orElseThrow(() ->
                                new Rejected(
                                        Rejected.Cause.CONFLICT,
                                        new Problem("", "there is no page yet", "start a server")));
        var port = work.store().audiences();
        port.touch(page, audience, work.now());
        var known = known(port);
        var before = known.size();
        var added = 0;
        for (var draft : customers) {
            var id = known.remove(draft.key());
            added += id == null ? 1 : 0;
            port.put(customer(draft, id == null ? fresh(work) : id, usual));
        }
        port.remove(known.values());
        work.journal(new Event.AudienceChanged(audience, customers.size()));
        return new Replaced(customers.size(), added, before - (customers.size() - added));
    }

    private static CustomerId fresh(Work work) {
        return new CustomerId(work.ids().next());
    }

    private void check(Work work) {
        var problems = new Problems();
        if (customers.size() > MOST) {
            problems.add("", "there are " + customers.size() + " customers", "at most " + MOST);
        }
        var components =
                work.store().components().all(page).stream()
                        .map(Component::id)
                        .collect(Collectors.toSet());
        var names = components.stream().map(ComponentId::value).toList();
        var keys = new HashSet<String>();
        for (var draft : customers) {
            if (!keys.add(draft.key())) {
                problems.add(draft.where(), "two customers have this key", "give each its own");
            }
            if (draft.language() != null && !PreferencesValidation.isLanguage(draft.language())) {
                problems.add(draft.where(), "the language is none", "write such as en or de-AT");
            }
            unknown(draft, components)
                    .forEach(each ->
                            problems.add(
                                    draft.where(),
                                    "there is no component '" + each + "'",
                                    Nearest.hint(each.value(), names, "name one of the page's")));
        }
        problems.refuseIfAny();
    }

    private static List<ComponentId> unknown(CustomerDraft draft, Set<ComponentId> known) {
        return draft.components().stream().filter(each -> !known.contains(each)).toList();
    }

    private Map<String, CustomerId> known(Audiences port) {
        var known = new HashMap<String, CustomerId>();
        var slice = port.names(page, audience, "");
        while (!slice.isEmpty()) {
            slice.forEach(each -> known.put(each.key(), each.id()));
            slice = new ArrayList<>(port.names(page, audience, slice.getLast().key()));
        }
        return known;
    }

    private Customer customer(CustomerDraft draft, CustomerId id, Page usual) {
        return new Customer(
                id,
                page,
                audience,
                draft.key(),
                draft.address(),
                draft.name(),
                draft.language() == null ? usual.language() : draft.language(),
                draft.zone() == null ? usual.zone() : draft.zone(),
                draft.components(),
                draft.labels());
    }
}
