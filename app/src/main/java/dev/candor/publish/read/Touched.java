package dev.candor.publish.read;

import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.NoticeId;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be read again after some journal entries.
 *
 * @param everything whether all of it must
 * @param notices these notices
 * @param components the intervals of these components
 */
record Touched(boolean everything, Set<NoticeId> notices, Set<ComponentId> components) {
    static Touched by(List<JournalEntry> entries) {
        var everything = false;
        var notices = new HashSet<NoticeId>();
        var components = new HashSet<ComponentId>();
        for (var entry : entries) {
            switch (entry.event()) {
                case Event.ServerStarted _,
                        Event.ConfigurationApplied _,
                        Event.ClockStepped _,
                        Event.HistoryImported _ ->
                        everything = true;
                case Event.LedgerChanged changed -> components.add(changed.component());
                case Event.NoticePosted posted -> notices.add(posted.notice());
                case Event.NoticeUpdated updated -> notices.add(updated.notice());
                case Event.PromiseOverdue overdue -> notices.add(overdue.notice());
                case Event.NoticeEdited edited -> notices.add(edited.notice());
                case Event.NoticePublished published -> notices.add(published.notice());
                case Event.NoticeWidened _, // stands beside another event of the same notice
                        Event.MaintenanceNear _,
                        Event.MaintenanceOverrun _,
                        Event.VerdictChanged _,
                        Event.ChannelPaused _,
                        Event.ChannelResumed _,
                        Event.ChannelStalled _,
                        Event.DeliveryRetried _,
                        Event.DeliveryStopped _,
                        Event.TestSent _,
                        Event.AddressQuarantined _,
                        Event.AddressReleased _,
                        Event.TokenCreated _,
                        Event.TokenRevoked _,
                        Event.ChangeMarked _,
                        Event.ChangeEdited _,
                        Event.SeriesDeclared _,
                        Event.PostmortemWritten _, // see Background
                        Event.SubscriptionAsked _, // nothing of people is public
                        Event.SubscriptionChanged _,
                        Event.SubscriberErased _,
                        Event.SubscribersImported _,
                        Event.AudienceChanged _,
                        Event.AudienceRemoved _,
                        Event.TellingOrdered _,
                        Event.AlertsDeclared _,
                        Event.AlertRaised _,
                        Event.AlertEscalated _,
                        Event.AlertReminded _,
                        Event.AlertAcknowledged _,
                        Event.AlertEnded _ -> {}
            }
        }
        return new Touched(everything, notices, components);
    }
}
