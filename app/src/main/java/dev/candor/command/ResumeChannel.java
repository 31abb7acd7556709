package dev.candor.command;

import dev.candor.model.Event;

import java.time.Duration;

/**
 * Lets messages leave on a channel again. The time of the pause does not count against what waited.
 *
 * @param channel the channel's id
 */
public record ResumeChannel(String channel) implements Command<Boolean> {
    /** Whether it was paused. */
    @Override
    public Boolean run(Work work) {
        var deliveries = work.store().deliveries();
        var since = deliveries.resume(channel);
        if (since.isPresent()) {
            deliveries.postpone(channel, Duration.between(since.get(), work.now()));
            work.journal(new Event.ChannelResumed(channel));
        }
        return since.isPresent();
    }
}
