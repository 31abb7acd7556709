package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.store.Transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes an audience exactly these customers: those who have the key of one that is there take its
 * place, the others are new, and whoever is not named is taken out. All or nothing; when they are
 * those that it has, nothing is written.
 *
 * @param page of which page
 * @param audience its name; made if need be
 * @param customers all of them; at most {@link #MOST}
 * @param from where they come from
 */
public record ReplaceAudience(
        PageId page, Audience audience, List<CustomerDraft> customers, From from)
        implements Command<ReplaceAudience.Replaced> {
    /** The most customers that an audience has. */
    public static final int MOST = 500_000;

    public ReplaceAudience {
        customers = List.copyOf(customers);
    }

    /** From a person or a program. */
    public ReplaceAudience(PageId page, Audience audience, List<CustomerDraft> customers) {
        this(page, audience, customers, From.OUTSIDE);
    }

    /** Where customers come from. */
    public enum From {
        /** A person or a program brings them in. */
        OUTSIDE,
        /** The database that the configuration names; what cannot be right is refused. */
        DATABASE,
        /** The same, and a person has looked at it: whatever it says is taken. */
        DATABASE_ACCEPTED
    }

    /** How many there are now, and how many of those before are gone. */
    public record Replaced(int customers, int added, int changed, int removed) {
        /** Whether it was so before. */
        public boolean isNothing() {
            return added == 0 && changed == 0 && removed == 0;
        }
    }

    /**
     * @throws Rejected as invalid, with every problem (the first hundred) and its place; as a
     *     conflict when they come from somewhere else than the configuration says, or when there
     *     are none, or less than half of those before, and nobody has looked
     */
    @Override
    public Replaced run(Work work) {
        requireSource(work);
        check(work.store());
        var shown = shown(work.store());
        var differ = CustomersDiffer.find(work.store(), shown, audience, customers);
        if (from == From.DATABASE) {
            requirePlausible(differ.before());
        }
        if (!differ.isNothing()) {
            differ.write(work, shown, audience);
            work.journal(new Event.AudienceChanged(audience, customers.size()));
        }
        work.store()
                .audienceSources()
                .find(page, audience)
                .ifPresent(it -> RecordAsked.keep(work, page, it, it.taken(work.now())));
        return new Replaced(
                customers.size(),
                differ.added().size(),
                differ.changed().size(),
                differ.removed().size());
    }

    /** Whether these are the very customers that the audience has. */
    public boolean changesNothing(Transaction store) {
        return CustomersDiffer.find(store, shown(store), audience, customers).isNothing();
    }

    private void requireSource(Work work) {
        var isAsked = work.store().audienceSources().find(page, audience).isPresent();
        if (isAsked && from == From.OUTSIDE) {
            throw ofDatabase(audience);
        }
        if (!isAsked && from != From.OUTSIDE) {
            throw conflict(
                    "no database is asked for audience '" + audience + "' any more",
                    "name it under 'audiences' in the configuration");
        }
    }

    /** Who would change by hand what the next answer changes back. */
    static Rejected ofDatabase(Audience audience) {
        return conflict(
                "the customers of audience '" + audience + "' come from a database",
                "change them there and run 'candor audience refresh "
                        + audience
                        + "', or take its 'database' out of the configuration first");
    }

    private static Rejected conflict(String what, String todo) {
        return new Rejected(Rejected.Cause.CONFLICT, new Problem("", what, todo));
    }

    /** A source that is broken says too little, mostly. */
    private void requirePlausible(int before) {
        if (customers.isEmpty() || customers.size() * 2L < before) {
            throw conflict(
                    "the answer has "
                            + (customers.isEmpty() ? "no" : "only " + customers.size())
                            + " customers, and the audience has "
                            + before,
                    "look at the database; if that is right: candor audience refresh "
                            + audience
                            + " --accept");
        }
    }

    private Page shown(Transaction store) {
        return store.pages()
                .find(page)
                .orElseThrow(() -> conflict("there is no page yet", "start a server"));
    }

    private void check(Transaction store) {
        var problems = new Problems();
        if (customers.size() > MOST) {
            problems.add("", "there are " + customers.size() + " customers", "at most " + MOST);
        }
        var components =
                store.components().all(page).stream()
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
}
