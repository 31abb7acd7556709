package dev.candor.web.api;

import dev.candor.command.CustomerDraft;
import dev.candor.command.Rejected;
import dev.candor.command.ReplaceAudience;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.PageId;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Audiences and customers as JSON, as {@code openapi.yaml} describes them. */
public final class AudienceJson {
    private static final List<String> NAMES =
            List.of("key", "address", "name", "language", "zone", "components", "labels");
    private static final int LONGEST_WORD = 60;
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_-]{0,29}:\\S+");

    private AudienceJson() {}

    /**
     * All customers of an audience.
     *
     * @throws Rejected as invalid, with every problem
     */
    static List<CustomerDraft> read(JsonNode node) {
        var findings = new Findings();
        var members = ChangeJson.members(node, findings, List.of("customers"));
        var list = members.list("customers", ReplaceAudience.MOST);
        if (members.get("customers") == null) {
            members.missing("customers", "give all of them, in [ ]");
        }
        var customers = new ArrayList<CustomerDraft>();
        for (var i = 0; list != null && i < list.size(); i++) {
            var customer = customer(list.get(i), "/customers/" + i, findings);
            if (customer != null) {
                customers.add(customer);
            }
        }
        findings.refuseIfAny();
        return customers;
    }

    private static @Nullable CustomerDraft customer(
            JsonNode node, String where, Findings findings) {
        var members = Members.of(node, where, findings, NAMES);
        if (members == null) {
            return null;
        }
        var address = members.id("address", ContactAddress::of);
        if (members.get("address") == null) {
            members.missing("address", "give an e-mail address");
        }
        var key = members.text("key", Customer.LONGEST, false);
        var name = members.text("name", Customer.LONGEST, false);
        var language = members.text("language", LONGEST_WORD, false);
        var zone = members.id("zone", SubscriberJson::zone);
        var components = new TreeSet<ComponentId>();
        var named = members.list("components", Customer.MOST);
        for (var i = 0; named != null && i < named.size(); i++) {
            var id = members.id(where + "/components/" + i, named.get(i), ComponentId::new);
            if (id != null) {
                components.add(id);
            }
        }
        var labels = labels(members, where, findings);
        return address == null
                ? null
                : new CustomerDraft(
                        where,
                        key == null ? address.key() : key,
                        address,
                        name == null ? "" : name,
                        language,
                        zone,
                        components,
                        labels);
    }

    private static SortedSet<String> labels(Members members, String where, Findings findings) {
        var labels = new TreeSet<String>();
        var list = members.list("labels", Customer.MOST);
        for (var i = 0; list != null && i < list.size(); i++) {
            var place = where + "/labels/" + i;
            var label = members.text(place, list.get(i), Customer.LONGEST, false);
            if (label != null && LABEL.matcher(label).matches()) {
                labels.add(label);
            } else if (label != null) {
                findings.add(place, "this is no label", "write such as region:eu");
            }
        }
        return labels;
    }

    /** All audiences of a page as operators see them, with where their customers come from. */
    public static ObjectNode list(Transaction store, PageId page) {
        var sources = new TreeMap<Audience, AudienceSource>();
        store.audienceSources().all(page).forEach(each -> sources.put(each.audience(), each));
        var names = store.audienceNames().all(page);
        var all = new TreeMap<Audience, ObjectNode>();
        for (var size : store.audiences().sizes(page)) {
            var source = sources.remove(size.audience());
            var audience = size.audience();
            var name = names.getOrDefault(audience, audience.value());
            all.put(audience, write(audience, name, size.customers(), size.changedAt(), source));
        }
        sources.forEach((audience, source) -> {
            var name = names.getOrDefault(audience, audience.value());
            all.put(audience, write(audience, name, 0, null, source));
        });
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("items").addAll(all.values());
        return body;
    }

    private static ObjectNode write(
            Audience audience,
            String name,
            long customers,
            @Nullable Instant changedAt,
            @Nullable AudienceSource source) {
        var node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", audience.value())
                        .put("name", name)
                        .put("customers", customers)
                        .put("changed_at", text(changedAt));
        if (source != null) {
            node.putObject("source")
                    .put("outcome", source.outcome().name().toLowerCase(Locale.ROOT))
                    .put("detail", source.detail())
                    .put("asked_at", text(source.askedAt()))
                    .put("taken_at", text(source.takenAt()));
        }
        return node;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : Times.write(at);
    }

    /**
     * A slice of the customers of an audience, with what the audience is called; empty when there
     * is no such audience.
     */
    public static Optional<ObjectNode> customers(
            Transaction store,
            PageId page,
            Audience audience,
            int limit,
            @Nullable CustomerId after) {
        var known = store.audiences().sizes(page);
        if (known.stream().noneMatch(each -> each.audience().equals(audience))) {
            return Optional.empty();
        }
        var customers = store.audiences().all(page, audience, limit, after);
        var body = JsonNodeFactory.instance.objectNode();
        body.set("audience", named(store, page, audience));
        var items = body.putArray("items");
        customers.forEach(each -> items.add(write(each)));
        return Optional.of(
                body.put(
                        "next",
                        customers.size() == limit ? customers.getLast().id().value() : null));
    }

    /** An audience's id, and what it is called. */
    public static ObjectNode named(Transaction store, PageId page, Audience audience) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", audience.value())
                .put("name", store.audienceNames().nameOf(page, audience));
    }

    /** A customer as operators see it. */
    public static ObjectNode write(Customer customer) {
        var node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", customer.id().value())
                        .put("key", customer.key())
                        .put("address", customer.address().text())
                        .put("name", customer.name())
                        .put("language", customer.language())
                        .put("zone", customer.zone().getId());
        var components = node.putArray("components");
        customer.components().forEach(each -> components.add(each.value()));
        var labels = node.putArray("labels");
        customer.labels().forEach(labels::add);
        return node;
    }
}
