package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.ContactAddress;
import dev.candor.model.Customer;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Planned;
import dev.candor.model.Precision;
import dev.candor.model.Preferences;
import dev.candor.model.Preferences.Hears;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.Telling;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whom something concerns. The page has a group flexo of web and mail, and app alone. */
class ReachTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Audience SHOPS = new Audience("shops");

    private Scene scene;

    @BeforeEach
    void furnish(@TempDir Path folder) {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aPartItsGroupAndWhatIsBesideIt() {
        subscribe("web@example.com", "flexo/web");
        subscribe("flexo@example.com", "flexo");
        subscribe("mail@example.com", "flexo/mail");
        subscribe("app@example.com", "app");
        assertThat(names(List.of("flexo/web"))).containsExactlyInAnyOrder("web", "flexo");
        assertThat(names(List.of("flexo"))).containsExactlyInAnyOrder("web", "flexo", "mail");
        assertThat(names(List.of("app"))).containsExactly("app");
        assertThat(names(List.of())).isEmpty();
    }

    @Test
    void kindAndLevelDecideForEachWhatIsHeard() {
        subscribe("all@example.com", wanted(Hears.EVERYTHING, Level.OPERATIONAL));
        subscribe("bad@example.com", wanted(Hears.EVERYTHING, Level.MAJOR_OUTAGE));
        subscribe("plan@example.com", wanted(Hears.MAINTENANCE, Level.OPERATIONAL));
        subscribe("fault@example.com", wanted(Hears.INCIDENTS, Level.PARTIAL_OUTAGE));
        assertThat(names(incident(Level.DEGRADED_PERFORMANCE))).containsExactly("all");
        assertThat(names(incident(Level.PARTIAL_OUTAGE))).containsExactlyInAnyOrder("all", "fault");
        assertThat(names(incident(Level.MAJOR_OUTAGE)))
                .containsExactlyInAnyOrder("all", "bad", "fault");
        assertThat(names(maintenance())).containsExactlyInAnyOrder("all", "bad", "plan");
    }

    @Test
    void whoFollowsAnEntryHearsItsEndWhateverItTouches() {
        var notice = scene.person(new PostNotice(Scene.incident("Slow")));
        subscribe(
                "one@example.com",
                new Preferences(
                        false,
                        new TreeSet<>(),
                        new TreeSet<>(Set.of(notice.id())),
                        Hears.MAINTENANCE,
                        Level.MAJOR_OUTAGE,
                        "en",
                        UTC,
                        null));
        assertThat(names(notice)).containsExactly("one");
        var other = scene.person(new PostNotice(Scene.incident("Other")));
        assertThat(names(other)).isEmpty();
    }

    @Test
    void slicesComeInOrderWithoutGapsOrDoubles() {
        for (var i = 0; i < 25; i++) {
            subscribe("w" + i + "@example.com", i % 2 == 0 ? "flexo/web" : "flexo");
        }
        subscribe("both@example.com", "flexo/web", "flexo", "flexo/mail");
        var notice = notice(List.of("flexo"));
        var whole = slices(notice, 1_000);
        assertThat(whole).hasSize(26).isSorted().doesNotHaveDuplicates();
        assertThat(slices(notice, 1)).isEqualTo(whole);
        assertThat(slices(notice, 7)).isEqualTo(whole);
        assertThat(slices(notice, 26)).isEqualTo(whole);
    }

    @Test
    void customersAreTouchedByWhatTheyUse() {
        customers(
                """
                address,components,region
                web@example.com,flexo/web,eu
                group@example.com,flexo,us
                app@example.com,app,eu
                none@example.com,,eu
                """);
        assertThat(meant("flexo/web", draft(null, false)))
                .containsExactlyInAnyOrder("web", "group");
        assertThat(meant("flexo", draft(null, false))).containsExactlyInAnyOrder("web", "group");
        assertThat(meant("flexo/web", draft("region:eu", false))).containsExactly("web");
        assertThat(others("flexo/web", draft(null, true))).containsExactlyInAnyOrder("app", "none");
        assertThat(others("flexo/web", draft(null, false))).isEmpty();
    }

    @Test
    void ofAFleetOnlyThoseOfMembersThatWereDownAreTouched() {
        customers(
                """
                address,components,member
                one@example.com,app,one.example.com
                two@example.com,app,two.example.com
                any@example.com,app,
                """);
        assertThat(meant("app", draft(null, false))).hasSize(3);
        scene.store.writeVoid(tx ->
                tx.ledger()
                        .add(
                                PageId.MAIN,
                                new Outage(
                                        0,
                                        new ComponentId("app"),
                                        "one.example.com",
                                        Level.MAJOR_OUTAGE,
                                        scene.time.now(),
                                        null,
                                        Precision.EXACT,
                                        Outage.Source.PROBE,
                                        null,
                                        null,
                                        null)));
        assertThat(meant("app", draft(null, false))).containsExactlyInAnyOrder("one", "any");
    }

    @Test
    void nobodyIsToldTwiceAtOneAddress() {
        customers("address,key,components\nada@example.com,1,app\nADA@example.com,2,app\n");
        assertThat(meant("app", draft(null, false))).hasSize(1);
        subscribe("ada@example.com", "app");
        assertThat(meant("app", draft(null, false))).isEmpty();
    }

    @Test
    void aPreviewSaysHowManyAndKeepsNothing() {
        subscribe("ada@example.com", "app");
        customers("address,components\nshop@example.com,app\nother@example.com,flexo\n");
        var before = scene.journal().size();
        var command = new PostNotice(Scene.incident("Down", impact("app")));
        var tell = new AndTell(command, draft(null, true), _ -> Occasion.POSTED);
        var come = scene.commands.preview(Foreseen.ordered(null, tell), Scene.PERSON);
        var tells = scene.store.read(tx -> Forecast.of(tx, come)).tells();
        assertThat(tells.subscribers()).isEqualTo(new Tells.Group(1, List.of("a***@example.com")));
        assertThat(tells.meant()).isEqualTo(new Tells.Group(1, List.of("s***@example.com")));
        assertThat(tells.others()).isEqualTo(new Tells.Group(1, List.of("o***@example.com")));
        assertThat(scene.journal()).hasSize(before);
        assertThat(scene.notices()).isEmpty();
    }

    @Test
    void customersHearOfAnUpdateForTheReasonForWhichSubscribersDo() {
        var notice = scene.person(new PostNotice(Scene.incident("Down", impact("app"))));
        assertThat(occasion(notice, NoticeState.RESOLVED)).isEqualTo(Occasion.ENDED);
        assertThat(occasion(notice, NoticeState.RESOLVED)).isEqualTo(Occasion.UPDATED);
        assertThat(occasion(notice, NoticeState.INVESTIGATING)).isEqualTo(Occasion.REOPENED);
    }

    private Occasion occasion(Notice notice, NoticeState state) {
        var update = new UpdateDraft(state, "News.", null, null, null, null);
        var command = new PostUpdate(notice.id(), update);
        return scene.person(AndTell.updating(command, draft(null, false))).telling().occasion();
    }

    private static TellDraft draft(@Nullable String label, boolean others) {
        var labels = new TreeSet<String>();
        if (label != null) {
            labels.add(label);
        }
        return new TellDraft(Telling.Who.AFFECTED, null, labels, others);
    }

    private List<String> meant(String component, TellDraft tell) {
        return told(component, tell, false);
    }

    private List<String> others(String component, TellDraft tell) {
        return told(component, tell, true);
    }

    private List<String> told(String component, TellDraft tell, boolean others) {
        var command = new PostNotice(Scene.incident("Down", impact(component)));
        var ordered = scene.person(new AndTell(command, tell, _ -> Occasion.POSTED));
        List<Customer> found =
                scene.store.read(tx -> {
                    var telling = tx.audiences().find(ordered.telling().id()).orElseThrow();
                    var reach =
                            Reach.of(
                                    ordered.notice(),
                                    Occasion.POSTED,
                                    tx.components().all(PageId.MAIN),
                                    telling.down(),
                                    Set.of());
                    var hearers = new Hearers(tx);
                    return others
                            ? hearers.others(telling, reach, null, 1_000)
                            : hearers.meant(telling, reach, null, 1_000);
                });
        return found.stream().map(each -> before(each.address())).toList();
    }

    private void customers(String file) {
        var read = ((CustomerFile.Outcome.Read) CustomerFile.parse(file, "f")).customers();
        scene.person(new ReplaceAudience(PageId.MAIN, SHOPS, read));
    }

    private static Impact impact(String component) {
        return Scene.impact(component, Level.MAJOR_OUTAGE);
    }

    private void subscribe(String address, String... components) {
        var named = new TreeSet<ComponentId>();
        List.of(components).forEach(each -> named.add(new ComponentId(each)));
        subscribe(address, Preferences.of(false, named, Set.of(), "en", UTC));
    }

    private void subscribe(String address, Preferences wanted) {
        scene.person(
                new Subscribe(
                        new NewSubscription(
                                new ContactAddress("mail", address),
                                wanted,
                                true,
                                Subscriber.Consent.How.API,
                                "")));
    }

    private static Preferences wanted(Hears hears, Level minimum) {
        return new Preferences(
                true, new TreeSet<>(), new TreeSet<>(), hears, minimum, "en", UTC, null);
    }

    private Notice incident(Level level) {
        var impact = Scene.impact("app", level);
        return scene.person(new PostNotice(Scene.incident("Trouble", impact)));
    }

    private Notice maintenance() {
        return scene.person(
                new PostNotice(
                        new NoticeDraft(
                                NoticeKind.MAINTENANCE,
                                "Upgrade",
                                null,
                                List.of(Scene.impact("app", Level.UNDER_MAINTENANCE)),
                                new Planned(
                                        LocalDateTime.parse("2026-05-04T22:00"),
                                        LocalDateTime.parse("2026-05-04T23:00"),
                                        ZoneId.of("Europe/Vienna")),
                                List.of(),
                                "Soon.",
                                List.of(),
                                Audience.PUBLIC,
                                false,
                                null)));
    }

    private Notice notice(List<String> components) {
        return notice(scene, components);
    }

    private static Notice notice(Scene scene, List<String> components) {
        var impacts = components.stream().map(ReachTest::impact).toArray(Impact[]::new);
        return scene.person(new PostNotice(Scene.incident("Down", impacts)));
    }

    private List<String> names(List<String> components) {
        return names(notice(components));
    }

    private List<String> names(Notice notice) {
        return found(scene, notice, 1_000).stream().map(it -> before(it.address())).toList();
    }

    private static String before(ContactAddress address) {
        return address.key().substring(0, address.key().indexOf('@'));
    }

    private List<SubscriberId> slices(Notice notice, int limit) {
        return found(scene, notice, limit).stream().map(Subscriber::id).toList();
    }

    private static List<Subscriber> found(Scene scene, Notice notice, int limit) {
        return scene.store.read(tx -> {
            var reach =
                    Reach.of(
                            notice,
                            Occasion.POSTED,
                            tx.components().all(PageId.MAIN),
                            List.of(),
                            Set.of());
            var all = new ArrayList<Subscriber>();
            @Nullable SubscriberId after = null;
            List<Subscriber> slice;
            do {
                slice = new Hearers(tx).subscribers(reach, after, limit);
                all.addAll(slice);
                after = slice.isEmpty() ? null : slice.getLast().id();
            } while (slice.size() == limit);
            return all;
        });
    }

    /** Who hears of an incident of these components. */
    static List<SubscriberId> told(Scene scene, List<String> components) {
        return found(scene, notice(scene, components), 1_000).stream().map(Subscriber::id).toList();
    }
}
