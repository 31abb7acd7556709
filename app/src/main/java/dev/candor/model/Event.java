package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the journal says has happened: references and facts, never texts or personal data. Every
 * case is stored under its {@link #type} and version 1; a changed shape becomes a new version.
 */
public sealed interface Event {
    /** The name under which it is stored: {@code notice.posted}. */
    String type();

    /** The server took over the data folder; the time away is in the ledger as unknown. */
    record ServerStarted(String programVersion, long awayMillis) implements Event {
        @Override
        public String type() {
            return "server.started";
        }
    }

    /** The configuration that now holds, by SHA-256 of its effective content. */
    record ConfigurationApplied(String hash, int components, int checks) implements Event {
        @Override
        public String type() {
            return "configuration.applied";
        }
    }

    /** The wall clock jumped; intervals that were open have been moved by as much. */
    record ClockStepped(long stepMillis) implements Event {
        @Override
        public String type() {
            return "clock.stepped";
        }
    }

    /** A check's verdict changed, with the judge's named reason. */
    record VerdictChanged(
            CheckId check,
            @Nullable String member,
            Verdict from,
            Verdict to,
            long sinceMillis,
            String reason)
            implements Event {
        @Override
        public String type() {
            return "verdict.changed";
        }
    }

    /** Intervals of these components were written, ended or changed. */
    record LedgerChanged(ComponentId component, long outage) implements Event {
        @Override
        public String type() {
            return "ledger.changed";
        }
    }

    /** A notice was first written. */
    record NoticePosted(NoticeId notice, NoticeKind kind, boolean draft) implements Event {
        @Override
        public String type() {
            return "notice.posted";
        }
    }

    /** An update or correction was added to a notice, perhaps with a new state. */
    record NoticeUpdated(NoticeId notice, UpdateId update, NoticeState state) implements Event {
        @Override
        public String type() {
            return "notice.updated";
        }
    }

    /** Facts of a notice changed without an update: title, impacts, windows, plan, links, draft. */
    record NoticeEdited(NoticeId notice) implements Event {
        @Override
        public String type() {
            return "notice.edited";
        }
    }

    /** A maintenance begins after that long; those whom it touches are reminded. */
    record MaintenanceNear(NoticeId notice, long beforeMillis) implements Event {
        @Override
        public String type() {
            return "maintenance.near";
        }
    }

    /** A maintenance was planned to end at that instant, and has not ended. */
    record MaintenanceOverrun(NoticeId notice, long plannedEndMillis) implements Event {
        @Override
        public String type() {
            return "maintenance.overrun";
        }
    }

    /**
     * A notice that the public can read, and that is not over, names these components for the first
     * time. It is the last of what a step journals of the notice itself.
     */
    record NoticeWidened(NoticeId notice, List<ComponentId> components) implements Event {
        public NoticeWidened {
            components = List.copyOf(components);
        }

        @Override
        public String type() {
            return "notice.widened";
        }
    }

    /** An update that was promised has not come. */
    record PromiseOverdue(NoticeId notice) implements Event {
        @Override
        public String type() {
            return "promise.overdue";
        }
    }

    /** Past notices were brought in; nobody is told of them. */
    record HistoryImported(int added, int unchanged, int changed) implements Event {
        @Override
        public String type() {
            return "history.imported";
        }
    }

    /** A token was made worthless. */
    record TokenRevoked(String token) implements Event {
        @Override
        public String type() {
            return "token.revoked";
        }
    }

    /** A token was made. */
    record TokenCreated(String token, Role role) implements Event {
        @Override
        public String type() {
            return "token.created";
        }
    }

    /** A change was marked. */
    record ChangeMarked(ChangeId change, boolean shown) implements Event {
        @Override
        public String type() {
            return "change.marked";
        }
    }

    /** Facts of a change were reported or put right, such as its finish. */
    record ChangeEdited(ChangeId change) implements Event {
        @Override
        public String type() {
            return "change.edited";
        }
    }

    /** What can be drawn is now this many series. */
    record SeriesDeclared(int series) implements Event {
        @Override
        public String type() {
            return "series.declared";
        }
    }

    /** A revision of a postmortem was written. */
    record PostmortemWritten(NoticeId notice, int revision, boolean published) implements Event {
        @Override
        public String type() {
            return "postmortem.written";
        }
    }

    /**
     * Somebody asked at a form that this address be told: a message to it is owed.
     *
     * @param known whether it is told already, so that there is nothing to confirm
     */
    record SubscriptionAsked(SubscriberId subscriber, boolean known) implements Event {
        @Override
        public String type() {
            return "subscription.asked";
        }
    }

    /** A subscription is new, or in another state, or wants to hear something else. */
    record SubscriptionChanged(SubscriberId subscriber, Subscriber.State state) implements Event {
        @Override
        public String type() {
            return "subscription.changed";
        }
    }

    /** All that was kept of a subscriber is gone. */
    record SubscriberErased(SubscriberId subscriber) implements Event {
        @Override
        public String type() {
            return "subscriber.erased";
        }
    }

    /** Subscriptions were brought in from a file. */
    record SubscribersImported(int added, int changed, int unchanged) implements Event {
        @Override
        public String type() {
            return "subscribers.imported";
        }
    }

    /** An audience now has this many customers. */
    record AudienceChanged(Audience audience, int customers) implements Event {
        @Override
        public String type() {
            return "audience.changed";
        }
    }

    /** An audience is gone, with its customers. */
    record AudienceRemoved(Audience audience) implements Event {
        @Override
        public String type() {
            return "audience.removed";
        }
    }

    /** An operator wants customers to be told of a notice. */
    record TellingOrdered(TellingId telling, NoticeId notice) implements Event {
        @Override
        public String type() {
            return "telling.ordered";
        }
    }

    /** So many rules of alerts hold now. */
    record AlertsDeclared(int rules) implements Event {
        @Override
        public String type() {
            return "alerts.declared";
        }
    }

    /** A rule has found something that needs an operator. */
    record AlertRaised(AlertId alert) implements Event {
        @Override
        public String type() {
            return "alert.raised";
        }
    }

    /** Nobody took an alert in time: those of this step are told. */
    record AlertEscalated(AlertId alert, int step) implements Event {
        @Override
        public String type() {
            return "alert.escalated";
        }
    }

    /** Nobody has taken an alert: those who were told are told again. */
    record AlertReminded(AlertId alert) implements Event {
        @Override
        public String type() {
            return "alert.reminded";
        }
    }

    /** Somebody took an alert. */
    record AlertAcknowledged(AlertId alert) implements Event {
        @Override
        public String type() {
            return "alert.acknowledged";
        }
    }

    /** What an alert was about is over. */
    record AlertEnded(AlertId alert) implements Event {
        @Override
        public String type() {
            return "alert.ended";
        }
    }

    /** A draft was shown to the public. */
    record NoticePublished(NoticeId notice) implements Event {
        @Override
        public String type() {
            return "notice.published";
        }
    }

    /** An operator keeps messages from leaving on a channel. */
    record ChannelPaused(String channel) implements Event {
        @Override
        public String type() {
            return "channel.paused";
        }
    }

    /** An operator lets messages leave on a channel again. */
    record ChannelResumed(String channel) implements Event {
        @Override
        public String type() {
            return "channel.resumed";
        }
    }

    /** Messages have been waiting on a channel for too long, or an alert could not be delivered. */
    record ChannelStalled(String channel, long waiting) implements Event {
        @Override
        public String type() {
            return "channel.stalled";
        }
    }

    /** An operator had a delivery tried again. */
    record DeliveryRetried(DeliveryId delivery) implements Event {
        @Override
        public String type() {
            return "delivery.retried";
        }
    }

    /** An operator gave a delivery up. */
    record DeliveryStopped(DeliveryId delivery) implements Event {
        @Override
        public String type() {
            return "delivery.stopped";
        }
    }

    /** An operator sent a message to try a channel. */
    record TestSent(String channel, DeliveryId delivery) implements Event {
        @Override
        public String type() {
            return "test.sent";
        }
    }

    /** Nothing is sent any more to the address of a delivery that came back; may be unknown: "". */
    record AddressQuarantined(String delivery, String reason) implements Event {
        @Override
        public String type() {
            return "address.quarantined";
        }
    }

    /** An operator lets messages go to such an address again. */
    record AddressReleased(String delivery) implements Event {
        @Override
        public String type() {
            return "address.released";
        }
    }
}
