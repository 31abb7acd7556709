package dev.candor.store.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.store.StoreException;
import dev.candor.store.Subscribers;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tables {@code subscriber}, {@code subscriber_component} and {@code subscriber_notice}. */
record SubscriberTable(Sql sql) implements Subscribers {
    private static final String COLUMNS =
            """
            SELECT s.id, s.page, s.channel, s.address, s.state, s.whole_page, s.hears, s.minimum,
                s.language, s.zone, s.digest_hour, s.consent_how, s.consent_from, s.consent_at,
                s.secret_version, s.created_at, s.changed_at, s.confirmed_at, s.ended_at
            FROM subscriber s
            """;

    private static final String ADD =
            """
            INSERT INTO subscriber (id, page, channel, address, address_key, state, whole_page,
                hears, minimum, language, zone, digest_hour, consent_how, consent_from, consent_at,
                secret_version, created_at, changed_at, confirmed_at, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REPLACE =
            """
            UPDATE subscriber SET state = ?, whole_page = ?, hears = ?, minimum = ?, language = ?,
                zone = ?, digest_hour = ?, consent_how = ?, consent_from = ?, consent_at = ?,
                secret_version = ?, changed_at = ?, confirmed_at = ?, ended_at = ?
            WHERE id = ?
            """;

    private static final String FIND = COLUMNS + " WHERE s.id = ?";

    private static final String FIND_ADDRESS =
            COLUMNS + " WHERE s.page = ? AND s.channel = ? AND s.address_key = ?";

    private static final String FIND_ADDRESSES =
            COLUMNS + " WHERE s.page = ? AND s.channel = ? AND s.address_key IN (%s)";

    private static final String ALL =
            COLUMNS + " WHERE s.page = ? AND s.id > ? ORDER BY s.id LIMIT ?";

    private static final String IN_STATE =
            COLUMNS + " WHERE s.page = ? AND s.state = ? AND s.id > ? ORDER BY s.id LIMIT ?";

    private static final String OF_PAGE =
            COLUMNS
                    + " WHERE s.page = ? AND s.whole_page = 1 AND s.state = 'active' AND s.id > ?"
                    + " ORDER BY s.id LIMIT ?";

    private static final String OF_COMPONENT =
            COLUMNS
                    + " JOIN subscriber_component c ON c.subscriber = s.id"
                    + " WHERE c.page = ? AND c.component = ? AND c.subscriber > ?"
                    + " AND s.state = 'active' ORDER BY c.subscriber LIMIT ?";

    private static final String OF_NOTICE =
            COLUMNS
                    + " JOIN subscriber_notice n ON n.subscriber = s.id"
                    + " WHERE n.notice = ? AND n.subscriber > ?"
                    + " AND s.state = 'active' ORDER BY n.subscriber LIMIT ?";

    private static final String COUNT =
            "SELECT COUNT(*) AS many FROM subscriber WHERE page = ? AND state = ?";

    private static final String SINCE =
            """
            SELECT id FROM subscriber WHERE state = ? AND changed_at < ?
            ORDER BY changed_at, id LIMIT ?
            """;

    private static final String REMOVE = "DELETE FROM subscriber WHERE id = ?";

    private static final String ADD_COMPONENT =
            "INSERT INTO subscriber_component (page, component, subscriber) VALUES (?, ?, ?)";

    private static final String ADD_NOTICE =
            "INSERT INTO subscriber_notice (notice, subscriber) VALUES (?, ?)";

    private static final String REMOVE_COMPONENTS =
            "DELETE FROM subscriber_component WHERE subscriber = ?";

    private static final String REMOVE_NOTICES =
            "DELETE FROM subscriber_notice WHERE subscriber = ?";

    private static final String COMPONENTS =
            """
            SELECT subscriber, component FROM subscriber_component WHERE subscriber IN (%s)
            """;

    private static final String NOTICES =
            """
            SELECT subscriber, notice FROM subscriber_notice WHERE subscriber IN (%s)
            """;

    @Override
    public void add(Subscriber it) {
        var wants = it.preferences();
        sql.change(
                ADD,
                it.id(),
                it.page(),
                it.address().channel(),
                it.address().text(),
                it.address().key(),
                it.state(),
                wants.wholePage(),
                wants.hears(),
                wants.minimum(),
                wants.language(),
                wants.zone(),
                wants.digestHour(),
                it.consent().how(),
                it.consent().from(),
                it.consent().at(),
                it.secretVersion(),
                it.createdAt(),
                it.changedAt(),
                it.confirmedAt(),
                it.endedAt());
        addNamed(it);
    }

    @Override
    public void replace(Subscriber it) {
        var wants = it.preferences();
        var changed =
                sql.change(
                        REPLACE,
                        it.state(),
                        wants.wholePage(),
                        wants.hears(),
                        wants.minimum(),
                        wants.language(),
                        wants.zone(),
                        wants.digestHour(),
                        it.consent().how(),
                        it.consent().from(),
                        it.consent().at(),
                        it.secretVersion(),
                        it.changedAt(),
                        it.confirmedAt(),
                        it.endedAt(),
                        it.id());
        if (changed == 0) {
            throw new StoreException(
                    "could not write the subscribers: there is no subscriber " + it.id());
        }
        sql.change(REMOVE_COMPONENTS, it.id());
        sql.change(REMOVE_NOTICES, it.id());
        addNamed(it);
    }

    private void addNamed(Subscriber it) {
        sql.each(
                ADD_COMPONENT,
                it.preferences().components(),
                component -> new Object[] {it.page(), component, it.id()});
        sql.each(ADD_NOTICE, it.preferences().notices(), notice -> new Object[] {notice, it.id()});
    }

    @Override
    public Optional<Subscriber> find(SubscriberId id) {
        return subscribers(FIND, id).stream().findFirst();
    }

    @Override
    public Optional<Subscriber> find(PageId page, ContactAddress address) {
        return subscribers(FIND_ADDRESS, page, address.channel(), address.key()).stream()
                .findFirst();
    }

    @Override
    public List<Subscriber> find(PageId page, Collection<ContactAddress> addresses) {
        var rows = new ArrayList<Subscriber>();
        AddressKeys.of(addresses)
                .forEach((channel, keys) -> {
                    var place = List.of(page, channel);
                    rows.addAll(sql.inSlices(FIND_ADDRESSES, place, keys, SubscriberTable::read));
                });
        return naming(rows);
    }

    @Override
    public List<Subscriber> all(
            PageId page,
            Subscriber.@Nullable State state,
            int limit,
            @Nullable SubscriberId after) {
        return state == null
                ? subscribers(ALL, page, text(after), bounded(limit))
                : subscribers(IN_STATE, page, state, text(after), bounded(limit));
    }

    @Override
    public List<Subscriber> ofPage(PageId page, int limit, @Nullable SubscriberId after) {
        return subscribers(OF_PAGE, page, text(after), bounded(limit));
    }

    @Override
    public List<Subscriber> of(
            PageId page, ComponentId component, int limit, @Nullable SubscriberId after) {
        return subscribers(OF_COMPONENT, page, component, text(after), bounded(limit));
    }

    @Override
    public List<Subscriber> of(NoticeId notice, int limit, @Nullable SubscriberId after) {
        return subscribers(OF_NOTICE, notice, text(after), bounded(limit));
    }

    @Override
    public long count(PageId page, Subscriber.State state) {
        return sql.first(COUNT, row -> row.number("many"), page, state).orElse(0L);
    }

    @Override
    public List<SubscriberId> inStateSince(Subscriber.State state, Instant before, int limit) {
        return sql.list(
                SINCE, row -> new SubscriberId(row.text("id")), state, before, bounded(limit));
    }

    @Override
    public void remove(SubscriberId id) {
        sql.change(REMOVE_COMPONENTS, id);
        sql.change(REMOVE_NOTICES, id);
        sql.change(REMOVE, id);
    }

    private static int bounded(int limit) {
        return Sql.bounded(limit, MOST);
    }

    private static String text(@Nullable SubscriberId after) {
        return after == null ? "" : after.value();
    }

    private List<Subscriber> subscribers(String query, @Nullable Object... parameters) {
        return naming(sql.list(query, SubscriberTable::read, parameters));
    }

    /** The rows with what each names; that is asked for many at a time. */
    private List<Subscriber> naming(List<Subscriber> rows) {
        var naming = rows.stream().map(Subscriber::id).toList();
        if (naming.isEmpty()) {
            return rows;
        }
        var components = named(COMPONENTS, naming, row -> row.component("component"));
        var notices = named(NOTICES, naming, row -> row.notice("notice"));
        return rows.stream()
                .map(each ->
                        naming(
                                each,
                                components.getOrDefault(each.id().value(), Set.of()),
                                notices.getOrDefault(each.id().value(), Set.of())))
                .toList();
    }

    private record Name<T>(String subscriber, T named) {}

    private <T> Map<String, Set<T>> named(
            String query, List<SubscriberId> of, Sql.Reader<T> reader) {
        return sql
                .inSlices(query, of, row -> new Name<>(row.text("subscriber"), reader.read(row)))
                .stream()
                .collect(groupingBy(Name::subscriber, mapping(Name::named, toSet())));
    }

    private static Subscriber naming(
            Subscriber it, Set<ComponentId> components, Set<NoticeId> notices) {
        var wants = it.preferences();
        return it.with(
                new Preferences(
                        wants.wholePage(),
                        new TreeSet<>(components),
                        new TreeSet<>(notices),
                        wants.hears(),
                        wants.minimum(),
                        wants.language(),
                        wants.zone(),
                        wants.digestHour()),
                it.changedAt());
    }

    private static Subscriber read(Row row) throws SQLException {
        return new Subscriber(
                new SubscriberId(row.text("id")),
                new PageId(row.text("page")),
                new ContactAddress(row.text("channel"), row.text("address")),
                row.code("state", Subscriber.State.class),
                new Preferences(
                        row.flag("whole_page"),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        row.code("hears", Preferences.Hears.class),
                        row.code("minimum", Level.class),
                        row.text("language"),
                        ZoneId.of(row.text("zone")),
                        row.countOrNull("digest_hour")),
                new Subscriber.Consent(
                        row.code("consent_how", Subscriber.Consent.How.class),
                        row.text("consent_from"),
                        row.instant("consent_at")),
                row.count("secret_version"),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.instantOrNull("confirmed_at"),
                row.instantOrNull("ended_at"));
    }
}
