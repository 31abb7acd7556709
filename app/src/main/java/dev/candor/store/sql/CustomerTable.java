package dev.candor.store.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.CustomerId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Telling;
import dev.candor.model.TellingId;
import dev.candor.store.Audiences;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables {@code audience}, {@code customer}, {@code customer_component} and {@code customer_label}.
 */
record CustomerTable(Sql sql) implements Audiences {
    private static final String COLUMNS =
            """
            SELECT c.id, c.page, c.audience, c.customer_key, c.channel, c.address, c.name,
                c.language, c.zone
            FROM customer c
            """;

    private static final String SIZES =
            """
            SELECT a.id, a.changed_at,
                (SELECT COUNT(*) FROM customer c WHERE c.page = a.page AND c.audience = a.id)
                AS many
            FROM audience a WHERE a.page = ? ORDER BY a.id
            """;

    private static final String TOUCH =
            """
            INSERT INTO audience (page, id, changed_at) VALUES (?, ?, ?)
            ON CONFLICT (page, id) DO UPDATE SET changed_at = excluded.changed_at
            """;

    private static final String REMOVE_AUDIENCE = "DELETE FROM audience WHERE page = ? AND id = ?";

    private static final String NAMES =
            """
            SELECT customer_key, id FROM customer
            WHERE page = ? AND audience = ? AND customer_key > ? ORDER BY customer_key LIMIT ?
            """;

    private static final String PUT =
            """
            INSERT INTO customer (id, page, audience, customer_key, channel, address, address_key,
                name, language, zone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                channel = excluded.channel, address = excluded.address,
                address_key = excluded.address_key, name = excluded.name,
                language = excluded.language, zone = excluded.zone
            """;

    private static final String REMOVE = "DELETE FROM customer WHERE id = ?";

    private static final String REMOVE_COMPONENTS =
            "DELETE FROM customer_component WHERE customer = ?";

    private static final String REMOVE_LABELS = "DELETE FROM customer_label WHERE customer = ?";

    private static final String ADD_COMPONENT =
            "INSERT INTO customer_component (page, component, customer) VALUES (?, ?, ?)";

    private static final String ADD_LABEL =
            "INSERT INTO customer_label (page, label, customer) VALUES (?, ?, ?)";

    private static final String FIND = COLUMNS + " WHERE c.id = ?";

    private static final String FIND_ADDRESS =
            COLUMNS + " WHERE c.page = ? AND c.channel = ? AND c.address_key = ? ORDER BY c.id";

    private static final String FIND_ADDRESSES =
            COLUMNS + " WHERE c.page = ? AND c.channel = ? AND c.address_key IN (%s)";

    private static final String OF_PAGE =
            COLUMNS + " WHERE c.page = ? AND c.id > ? ORDER BY c.id LIMIT ?";

    private static final String OF_AUDIENCE =
            COLUMNS + " WHERE c.page = ? AND c.audience = ? AND c.id > ? ORDER BY c.id LIMIT ?";

    private static final String USING =
            COLUMNS
                    + " JOIN customer_component x ON x.customer = c.id"
                    + " WHERE x.page = ? AND x.component = ? AND x.customer > ?"
                    + " ORDER BY x.customer LIMIT ?";

    private static final String USED =
            """
            SELECT 1 AS used FROM customer_component x JOIN customer c ON c.id = x.customer
            WHERE x.page = ? AND x.component = ? AND c.audience = ? LIMIT 1
            """;

    private static final String LABELLED =
            COLUMNS
                    + " JOIN customer_label x ON x.customer = c.id"
                    + " WHERE x.page = ? AND x.label = ? AND x.customer > ?"
                    + " ORDER BY x.customer LIMIT ?";

    private static final String COMPONENTS =
            "SELECT customer, component FROM customer_component WHERE customer IN (%s)";

    private static final String LABELS =
            "SELECT customer, label FROM customer_label WHERE customer IN (%s)";

    @Override
    public List<Size> sizes(PageId page) {
        return sql.list(
                SIZES,
                row ->
                        new Size(
                                new Audience(row.text("id")),
                                row.number("many"),
                                row.instant("changed_at")),
                page);
    }

    @Override
    public void touch(PageId page, Audience audience, Instant at) {
        sql.change(TOUCH, page, audience, at);
    }

    @Override
    public long remove(PageId page, Audience audience) {
        var removed = 0L;
        List<Named> slice = names(page, audience, "");
        while (!slice.isEmpty()) {
            remove(slice.stream().map(Named::id).toList());
            removed += slice.size();
            slice = names(page, audience, "");
        }
        return sql.change(REMOVE_AUDIENCE, page, audience) == 0 ? -1 : removed;
    }

    @Override
    public void put(Customer it) {
        sql.change(
                PUT,
                it.id(),
                it.page(),
                it.audience(),
                it.key(),
                it.address().channel(),
                it.address().text(),
                it.address().key(),
                it.name(),
                it.language(),
                it.zone());
        sql.change(REMOVE_COMPONENTS, it.id());
        sql.change(REMOVE_LABELS, it.id());
        sql.each(
                ADD_COMPONENT,
                it.components(),
                component -> new Object[] {it.page(), component, it.id()});
        sql.each(ADD_LABEL, it.labels(), label -> new Object[] {it.page(), label, it.id()});
    }

    @Override
    public void remove(Collection<CustomerId> customers) {
        for (var statement : List.of(REMOVE_COMPONENTS, REMOVE_LABELS, REMOVE)) {
            sql.each(statement, customers, id -> new Object[] {id});
        }
    }

    @Override
    public Optional<Customer> find(CustomerId id) {
        return customers(FIND, id).stream().findFirst();
    }

    @Override
    public List<Customer> find(PageId page, ContactAddress address) {
        return customers(FIND_ADDRESS, page, address.channel(), address.key());
    }

    @Override
    public List<Customer> find(PageId page, Collection<ContactAddress> addresses) {
        var rows = new ArrayList<Customer>();
        AddressKeys.of(addresses)
                .forEach((channel, keys) -> {
                    var place = List.of(page, channel);
                    rows.addAll(sql.inSlices(FIND_ADDRESSES, place, keys, CustomerTable::read));
                });
        rows.sort(Comparator.comparing(Customer::id));
        return using(rows);
    }

    @Override
    public List<Named> names(PageId page, Audience audience, String after) {
        return sql.list(
                NAMES,
                row -> new Named(row.text("customer_key"), new CustomerId(row.text("id"))),
                page,
                audience,
                after,
                MOST);
    }

    @Override
    public List<Customer> all(
            PageId page, Audience audience, int limit, @Nullable CustomerId after) {
        return customers(OF_AUDIENCE, page, audience, text(after), bounded(limit));
    }

    @Override
    public List<Customer> all(PageId page, int limit, @Nullable CustomerId after) {
        return customers(OF_PAGE, page, text(after), bounded(limit));
    }

    @Override
    public List<Customer> using(
            PageId page, ComponentId component, int limit, @Nullable CustomerId after) {
        return customers(USING, page, component, text(after), bounded(limit));
    }

    @Override
    public boolean uses(PageId page, Audience audience, Collection<ComponentId> components) {
        return components.stream()
                .anyMatch(each ->
                        sql.first(USED, row -> row.number("used"), page, each, audience)
                                .isPresent());
    }

    @Override
    public List<Customer> labelled(
            PageId page, String label, int limit, @Nullable CustomerId after) {
        return customers(LABELLED, page, label, text(after), bounded(limit));
    }

    @Override
    public void add(Telling telling) {
        new TellingTable(sql).add(telling);
    }

    @Override
    public Optional<Telling> find(TellingId id) {
        return new TellingTable(sql).find(id);
    }

    @Override
    public List<Telling> tellings(NoticeId notice) {
        return new TellingTable(sql).of(notice);
    }

    @Override
    public List<String> told(NoticeId notice, String after, int limit) {
        return new TellingTable(sql).told(notice, after, bounded(limit));
    }

    private static int bounded(int limit) {
        return Sql.bounded(limit, MOST);
    }

    private static String text(@Nullable CustomerId after) {
        return after == null ? "" : after.value();
    }

    private List<Customer> customers(String query, @Nullable Object... parameters) {
        return using(sql.list(query, CustomerTable::read, parameters));
    }

    /** The rows with what each uses; that is asked for many at a time. */
    private List<Customer> using(List<Customer> rows) {
        var ids = rows.stream().map(Customer::id).toList();
        if (ids.isEmpty()) {
            return rows;
        }
        var components = used(COMPONENTS, ids, row -> row.component("component"));
        var labels = used(LABELS, ids, row -> row.text("label"));
        return rows.stream()
                .map(each ->
                        using(
                                each,
                                components.getOrDefault(each.id().value(), Set.of()),
                                labels.getOrDefault(each.id().value(), Set.of())))
                .toList();
    }

    private record Use<T>(String customer, T used) {}

    private <T> Map<String, Set<T>> used(String query, List<CustomerId> ids, Sql.Reader<T> reader) {
        return sql
                .inSlices(query, ids, row -> new Use<>(row.text("customer"), reader.read(row)))
                .stream()
                .collect(groupingBy(Use::customer, mapping(Use::used, toSet())));
    }

    private static Customer using(Customer it, Set<ComponentId> components, Set<String> labels) {
        return new Customer(
                it.id(),
                it.page(),
                it.audience(),
                it.key(),
                it.address(),
                it.name(),
                it.language(),
                it.zone(),
                new TreeSet<>(components),
                new TreeSet<>(labels));
    }

    private static Customer read(Row row) throws SQLException {
        return new Customer(
                new CustomerId(row.text("id")),
                new PageId(row.text("page")),
                new Audience(row.text("audience")),
                row.text("customer_key"),
                new ContactAddress(row.text("channel"), row.text("address")),
                row.text("name"),
                row.text("language"),
                ZoneId.of(row.text("zone")),
                new TreeSet<>(),
                new TreeSet<>());
    }
}
