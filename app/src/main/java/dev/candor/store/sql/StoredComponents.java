package dev.candor.store.sql;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.PageId;
import dev.candor.store.Components;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Components from their three tables. Confined to its transaction's thread. */
final class StoredComponents implements Components {
    private final PageTable pages;
    private final ComponentTable heads;
    private final ComponentTextTable texts;
    private final ComponentPartTable parts;

    StoredComponents(Sql sql) {
        pages = new PageTable(sql);
        heads = new ComponentTable(sql);
        texts = new ComponentTextTable(sql);
        parts = new ComponentPartTable(sql);
    }

    @Override
    public List<Component> all(PageId page) {
        var named = parts.all(page);
        return heads.all(page).stream()
                .map(head -> head.with(named.getOrDefault(head.id(), List.of())))
                .toList();
    }

    @Override
    public Optional<Component> find(PageId page, ComponentId id) {
        return heads.find(page, id).map(head -> head.with(parts.of(page, id)));
    }

    @Override
    public void put(PageId page, Component component) {
        var language = pages.language(page);
        heads.put(page, language, component);
        texts.put(page, component.id(), language, component.name());
        parts.replace(page, component);
    }

    @Override
    public Map<ComponentId, Instant> statedStarts(PageId page) {
        return heads.stated(page);
    }

    @Override
    public void stateStart(PageId page, ComponentId id, @Nullable Instant since) {
        heads.state(page, id, since);
    }

    @Override
    public void rename(PageId page, ComponentId from, ComponentId to) {
        if (heads.find(page, to).isPresent()) {
            throw new StoreException(
                    "could not rename component '"
                            + from
                            + "': the name '"
                            + to
                            + "' is in use; nothing was changed");
        }
        if (!heads.rename(page, from, to)) {
            throw new StoreException(
                    "could not rename component '" + from + "': there is no such component");
        }
    }
}
