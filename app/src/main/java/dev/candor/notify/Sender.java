package dev.candor.notify;

import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One of a channel's senders: takes from the queue what is ready, one after the other, until there
 * is nothing left to begin. Confined to its thread.
 */
final class Sender implements MessageSource {
    private static final Duration LONGEST_PARK = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger("dev.candor.notify");

    private final ChannelQueue queue;
    private final Channel channel;
    private final LinkSource links;
    private final List<Pace> paces;
    private final Courtesy courtesy;
    private final TimeSource time;
    private final Deque<Ready> begun = new ArrayDeque<>(2);
    private boolean over;

    Sender(
            ChannelQueue queue,
            Channel channel,
            LinkSource links,
            List<Pace> paces,
            Courtesy courtesy,
            TimeSource time) {
        this.queue = queue;
        this.channel = channel;
        this.links = links;
        this.paces = List.copyOf(paces);
        this.courtesy = courtesy;
        this.time = time;
    }

    void run() {
        while (!over) {
            try {
                channel.sendAll(this);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    @Override
    public @Nullable Outgoing next() {
        var next = queue.next();
        if (next == null) {
            over = true;
            return null;
        }
        begun.add(next);
        paces.forEach(this::waitForTurn);
        courtesy.giveWay();
        return outgoing(next);
    }

    @Override
    public @Nullable Outgoing ahead() {
        if (paces.stream().anyMatch(Pace::isLimited) || courtesy.isDue()) {
            return null;
        }
        var next = queue.ahead();
        if (next == null) {
            return null;
        }
        begun.add(next);
        return outgoing(next);
    }

    @Override
    public void sent(SendOutcome outcome) {
        queue.settle(Attempt.answered(begun.remove().owed(), outcome));
    }

    private void failed(RuntimeException fault) {
        while (!begun.isEmpty()) {
            var delivery = begun.getFirst().owed().delivery();
            LOG.log(Level.ERROR, "a channel met a fault delivery=" + delivery.id(), fault);
            var why = "the program has a fault (" + fault.getClass().getSimpleName() + ")";
            sent(new SendOutcome.Deferred(why, null));
        }
    }

    private Outgoing outgoing(Ready next) {
        var delivery = next.owed().delivery();
        var told = next.message().told();
        return new Outgoing(delivery.id().value(), told, delivery.to(), links.of(delivery, told));
    }

    private void waitForTurn(Pace pace) {
        var nanos = pace.take(time.nanoTime());
        var end = time.nanoTime() + nanos;
        for (var left = nanos; left > 0 && !queue.isStopping(); left = end - time.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LONGEST_PARK.toNanos()));
        }
    }
}
