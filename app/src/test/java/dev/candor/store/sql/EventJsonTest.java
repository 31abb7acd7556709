package dev.candor.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.AlertId;
import dev.candor.model.Audience;
import dev.candor.model.ChangeId;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Role;
import dev.candor.model.Subscriber;
import dev.candor.model.SubscriberId;
import dev.candor.model.TellingId;
import dev.candor.model.Verdict;
import dev.candor.store.Samples;
import dev.candor.store.StoreException;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class EventJsonTest {
    /** What is in journals already: a line here is never changed, only added. */
    private static final Map<Event, String> WRITTEN = written();

    @Test
    void everyEventThatThereIsHasAShape() {
        assertThat(EventJson.SHAPES.stream().map(EventJson.Shape::form))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.<Class<?>>stream(Event.class.getPermittedSubclasses())
                                .<Class<? extends Event>>map(form -> form.asSubclass(Event.class))
                                .toList());
    }

    @Test
    void everyEventThatThereIsHasASampleHere() {
        assertThat(WRITTEN.keySet().stream().<Class<?>>map(Event::getClass).distinct())
                .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void typeAndVersionNameOneShapeAndAgreeWithTheEvent() {
        assertThat(EventJson.SHAPES.stream().map(shape -> shape.type() + shape.version()))
                .doesNotHaveDuplicates();
        for (var event : WRITTEN.keySet()) {
            assertThat(EventJson.shape(event).type()).isEqualTo(event.type());
        }
    }

    @Test
    void eventsAreWrittenAsInOldJournals() {
        WRITTEN.forEach((event, json) -> assertThat(EventJson.write(event)).isEqualTo(json));
    }

    @Test
    void eventsOfOldJournalsAreRead() {
        WRITTEN.forEach((event, json) ->
                assertThat(EventJson.read(row(event.type(), 1, json))).isEqualTo(event));
    }

    @Test
    void anotherTypeOrVersionIsRefused() {
        assertThatThrownBy(() -> EventJson.read(row("clock.stepped", 2, "{\"stepMillis\":1}")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("row 7 of the journal is of type clock.stepped, version 2");
        assertThatThrownBy(() -> EventJson.read(row("clock.melted", 1, "{}")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("start that version");
    }

    @Test
    void jsonOfAnotherShapeIsRefused() {
        for (var json :
                new String[] {
                    "",
                    "{}",
                    "[]",
                    "{\"stepMillis\":1,\"more\":2}",
                    "{\"stepMillis\":null}",
                    "{\"stepMillis\":\"x\"}"
                }) {
            assertThatThrownBy(() -> EventJson.read(row("clock.stepped", 1, json)))
                    .as(json)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("row 7 of the journal cannot be read as clock.stepped");
        }
    }

    @Test
    void anIdentifierOfTheWrongShapeIsRefused() {
        assertThatThrownBy(() -> EventJson.read(row("notice.edited", 1, "{\"notice\":\"SHORT\"}")))
                .isInstanceOf(StoreException.class);
    }

    private static JournalRow row(String type, int version, String payload) {
        return new JournalRow(7, 0, "system", "watch", "", type, version, payload);
    }

    private static Map<Event, String> written() {
        var samples = new LinkedHashMap<Event, String>();
        samples.put(
                new Event.ServerStarted("0.1.0", 5),
                "{\"awayMillis\":5,\"programVersion\":\"0.1.0\"}");
        samples.put(
                new Event.ConfigurationApplied("ab", 2, 3),
                "{\"checks\":3,\"components\":2,\"hash\":\"ab\"}");
        samples.put(
                new Event.ChangeMarked(new ChangeId("aaaaaaaaaaaa"), true),
                "{\"change\":\"aaaaaaaaaaaa\",\"shown\":true}");
        samples.put(
                new Event.ChangeEdited(new ChangeId("aaaaaaaaaaaa")),
                "{\"change\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.SeriesDeclared(3), "{\"series\":3}");
        samples.put(
                new Event.PostmortemWritten(new NoticeId("aaaaaaaaaaaa"), 2, true),
                "{\"notice\":\"aaaaaaaaaaaa\",\"published\":true,\"revision\":2}");
        people(samples);
        var alert = new AlertId("aaaaaaaaaaaa");
        samples.put(new Event.AlertsDeclared(2), "{\"rules\":2}");
        samples.put(new Event.AlertRaised(alert), "{\"alert\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.AlertEscalated(alert, 1), "{\"alert\":\"aaaaaaaaaaaa\",\"step\":1}");
        samples.put(new Event.AlertReminded(alert), "{\"alert\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.AlertAcknowledged(alert), "{\"alert\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.AlertEnded(alert), "{\"alert\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.ClockStepped(-7), "{\"stepMillis\":-7}");
        samples.put(
                new Event.VerdictChanged(
                        Samples.FRONT, null, Verdict.UP, Verdict.DOWN, 9, "three failed"),
                "{\"check\":\"app-front\",\"from\":\"UP\",\"member\":null,"
                        + "\"reason\":\"three failed\",\"sinceMillis\":9,\"to\":\"DOWN\"}");
        samples.put(
                new Event.VerdictChanged(
                        Samples.FRONT, "\u00e4 \"b\"", Verdict.UNKNOWN, Verdict.UP, 0, ""),
                "{\"check\":\"app-front\",\"from\":\"UNKNOWN\",\"member\":\"\u00e4 \\\"b\\\"\","
                        + "\"reason\":\"\",\"sinceMillis\":0,\"to\":\"UP\"}");
        samples.put(
                new Event.LedgerChanged(Samples.WEB, 12),
                "{\"component\":\"app/web\",\"outage\":12}");
        samples.put(
                new Event.NoticePosted(Samples.notice(1), NoticeKind.INCIDENT, true),
                "{\"draft\":true,\"kind\":\"INCIDENT\",\"notice\":\"n00000000001\"}");
        samples.put(
                new Event.NoticeUpdated(
                        Samples.notice(1), Samples.update(2), NoticeState.IN_PROGRESS),
                "{\"notice\":\"n00000000001\",\"state\":\"IN_PROGRESS\","
                        + "\"update\":\"u00000000002\"}");
        samples.put(new Event.PromiseOverdue(Samples.notice(3)), "{\"notice\":\"n00000000003\"}");
        samples.put(
                new Event.NoticeWidened(Samples.notice(3), List.of(Samples.WEB)),
                "{\"components\":[\"" + Samples.WEB + "\"],\"notice\":\"n00000000003\"}");
        samples.put(
                new Event.MaintenanceNear(Samples.notice(3), 60_000),
                "{\"beforeMillis\":60000,\"notice\":\"n00000000003\"}");
        samples.put(
                new Event.MaintenanceOverrun(Samples.notice(3), 5),
                "{\"notice\":\"n00000000003\",\"plannedEndMillis\":5}");
        samples.put(new Event.NoticeEdited(Samples.notice(3)), "{\"notice\":\"n00000000003\"}");
        samples.put(
                new Event.HistoryImported(1, 2, 3), "{\"added\":1,\"changed\":3,\"unchanged\":2}");
        samples.put(
                new Event.TokenCreated("t1", Role.ADMIN), "{\"role\":\"ADMIN\",\"token\":\"t1\"}");
        samples.put(new Event.NoticePublished(Samples.notice(3)), "{\"notice\":\"n00000000003\"}");
        samples.put(new Event.ChannelPaused("mail"), "{\"channel\":\"mail\"}");
        samples.put(new Event.ChannelResumed("mail"), "{\"channel\":\"mail\"}");
        samples.put(new Event.ChannelStalled("mail", 5), "{\"channel\":\"mail\",\"waiting\":5}");
        var delivery = new DeliveryId("d00000000001");
        samples.put(new Event.DeliveryRetried(delivery), "{\"delivery\":\"d00000000001\"}");
        samples.put(new Event.DeliveryStopped(delivery), "{\"delivery\":\"d00000000001\"}");
        samples.put(
                new Event.TestSent("mail", delivery),
                "{\"channel\":\"mail\",\"delivery\":\"d00000000001\"}");
        samples.put(
                new Event.AddressQuarantined("d00000000001", "hard"),
                "{\"delivery\":\"d00000000001\",\"reason\":\"hard\"}");
        samples.put(new Event.AddressReleased("d00000000001"), "{\"delivery\":\"d00000000001\"}");
        samples.put(new Event.TokenRevoked("t1"), "{\"token\":\"t1\"}");
        return samples;
    }

    private static void people(Map<Event, String> samples) {
        var subscriber = new SubscriberId("aaaaaaaaaaaa");
        var audience = new Audience("shops");
        samples.put(
                new Event.SubscriptionAsked(subscriber, true),
                "{\"known\":true,\"subscriber\":\"aaaaaaaaaaaa\"}");
        samples.put(
                new Event.SubscriptionChanged(subscriber, Subscriber.State.ACTIVE),
                "{\"state\":\"ACTIVE\",\"subscriber\":\"aaaaaaaaaaaa\"}");
        samples.put(new Event.SubscriberErased(subscriber), "{\"subscriber\":\"aaaaaaaaaaaa\"}");
        samples.put(
                new Event.SubscribersImported(1, 2, 3),
                "{\"added\":1,\"changed\":2,\"unchanged\":3}");
        samples.put(
                new Event.AudienceChanged(audience, 2), "{\"audience\":\"shops\",\"customers\":2}");
        samples.put(new Event.AudienceRemoved(audience), "{\"audience\":\"shops\"}");
        samples.put(
                new Event.TellingOrdered(new TellingId("aaaaaaaaaaaa"), Samples.notice(3)),
                "{\"notice\":\"n00000000003\",\"telling\":\"aaaaaaaaaaaa\"}");
    }
}
