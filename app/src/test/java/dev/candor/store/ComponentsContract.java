package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Outage;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.model.Window;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What every store must do with components. */
public interface ComponentsContract {
    ComponentId NEW_MAIL = new ComponentId("post/mail");

    @Test
    default void componentsComeBackWholeInTheirOrder(Store store) {
        var group =
                new Component(
                        Samples.APP,
                        "App",
                        null,
                        new Requirement.AtLeast(2, List.of(Samples.WEB, Samples.MAIL)),
                        1,
                        Samples.NOON,
                        null);
        var child =
                new Component(
                        Samples.WEB,
                        "Web – näher",
                        Samples.APP,
                        Requirement.None.CHILDREN,
                        2,
                        Samples.NOON.plusSeconds(1),
                        Samples.NOON.plusSeconds(2));
        var mail =
                new Component(
                        Samples.MAIL,
                        "Mail",
                        null,
                        new Requirement.Any(List.of(Samples.WEB)),
                        0,
                        Samples.NOON,
                        null);
        store.writeVoid(transaction -> {
            transaction.pages().put(Samples.page());
            // A part and a parent may be named before they are put.
            put(transaction, child, group, mail);
        });
        assertThat(all(store)).containsExactly(mail, group, child);
        assertThat(find(store, Samples.APP)).contains(group);
        assertThat(find(store, new ComponentId("other"))).isEmpty();
    }

    @Test
    default void eachKindOfRequirementComesBack(Store store) {
        Samples.furnish(store);
        var parts = List.of(Samples.MAIL, Samples.APP);
        for (var requirement :
                List.of(
                        new Requirement.None(parts),
                        new Requirement.All(parts),
                        new Requirement.Any(List.of()),
                        new Requirement.AtLeast(1, parts),
                        Requirement.None.CHILDREN)) {
            var changed =
                    new Component(Samples.WEB, "Web", null, requirement, 5, Samples.NOON, null);
            store.writeVoid(transaction -> put(transaction, changed));
            assertThat(find(store, Samples.WEB)).contains(changed);
        }
    }

    @Test
    default void theSameNameOnTwoPagesIsTwoComponents(Store store) {
        Samples.furnish(store);
        var other =
                new Page(
                        new PageId("other"),
                        "Other",
                        URI.create("https://other.example.com"),
                        ZoneOffset.UTC,
                        "de");
        var theirs =
                new Component(
                        Samples.APP,
                        "Theirs",
                        null,
                        Requirement.None.CHILDREN,
                        0,
                        Samples.NOON,
                        null);
        store.writeVoid(transaction -> {
            transaction.pages().put(other);
            transaction.components().put(other.id(), theirs);
        });
        assertThat(find(store, Samples.APP)).contains(Samples.component(Samples.APP, 0));
        assertThat(store.<List<Component>>read(t -> t.components().all(other.id())))
                .containsExactly(theirs);
    }

    @Test
    default void aNameStaysReadableWhenThePageTakesAnotherLanguage(Store store) {
        Samples.furnish(store);
        var page = Samples.page();
        store.writeVoid(transaction ->
                transaction
                        .pages()
                        .put(new Page(page.id(), page.name(), page.url(), page.zone(), "de")));
        assertThat(find(store, Samples.APP)).contains(Samples.component(Samples.APP, 0));
    }

    @Test
    default void aRenameCarriesTheWholeHistoryOver(Store store) {
        Samples.furnish(store);
        var other = Samples.incident(1, 0);
        var notice = Samples.full(2, other.id());
        var child =
                new Component(
                        Samples.WEB,
                        "Web",
                        Samples.MAIL,
                        new Requirement.All(List.of(Samples.MAIL)),
                        7,
                        Samples.NOON,
                        null);
        Outage outage =
                store.write(transaction -> {
                    put(transaction, child);
                    transaction.notices().add(other);
                    transaction.notices().add(notice);
                    return transaction
                            .ledger()
                            .add(PageId.MAIN, Samples.outage(Samples.MAIL, Samples.NOON, null));
                });
        store.writeVoid(transaction ->
                transaction.components().rename(PageId.MAIN, Samples.MAIL, NEW_MAIL));

        assertThat(find(store, Samples.MAIL)).isEmpty();
        assertThat(find(store, NEW_MAIL).orElseThrow().name()).isEqualTo("The mail");
        var renamedChild = find(store, Samples.WEB).orElseThrow();
        assertThat(renamedChild.parent()).isEqualTo(NEW_MAIL);
        assertThat(renamedChild.requirement()).isEqualTo(new Requirement.All(List.of(NEW_MAIL)));
        var renamed =
                store.read(t -> t.notices().find(notice.id(), Audience.PUBLIC, true).orElseThrow());
        assertThat(renamed.impacts())
                .extracting(Impact::component)
                .containsExactly(NEW_MAIL, Samples.APP);
        assertThat(renamed.windows().getFirst()).extracting(Window::component).isEqualTo(NEW_MAIL);
        assertThat(store.<List<Outage>>read(t -> t.ledger().open(PageId.MAIN, NEW_MAIL)))
                .extracting(Outage::id)
                .containsExactly(outage.id());
        assertThat(store.<List<Outage>>read(t -> t.ledger().open(PageId.MAIN, Samples.MAIL)))
                .isEmpty();
    }

    @Test
    default void aRenameToANameInUseChangesNothing(Store store) {
        Samples.furnish(store);
        var before = all(store);
        assertThatThrownBy(() -> rename(store, Samples.MAIL, Samples.APP))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the name 'app' is in use");
        assertThat(all(store)).isEqualTo(before);
    }

    @Test
    default void aRenameOfWhatIsNotThereSaysSo(Store store) {
        Samples.furnish(store);
        assertThatThrownBy(() -> rename(store, NEW_MAIL, new ComponentId("x")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such component");
    }

    @Test
    default void aParentThatIsNotThereIsRefusedInWords(Store store) {
        Samples.furnish(store);
        var orphan =
                new Component(
                        new ComponentId("orphan"),
                        "Orphan",
                        NEW_MAIL,
                        Requirement.None.CHILDREN,
                        9,
                        Samples.NOON,
                        null);
        assertThatThrownBy(() -> store.writeVoid(transaction -> put(transaction, orphan)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing of this was kept");
        assertThat(find(store, orphan.id())).isEmpty();
    }

    private static void put(Transaction transaction, Component... components) {
        for (var component : components) {
            transaction.components().put(PageId.MAIN, component);
        }
    }

    private static void rename(Store store, ComponentId from, ComponentId to) {
        store.writeVoid(transaction -> transaction.components().rename(PageId.MAIN, from, to));
    }

    private static List<Component> all(Store store) {
        return store.read(transaction -> transaction.components().all(PageId.MAIN));
    }

    private static Optional<Component> find(Store store, ComponentId id) {
        return store.read(transaction -> transaction.components().find(PageId.MAIN, id));
    }
}
