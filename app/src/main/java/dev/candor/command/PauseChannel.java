package dev.candor.command;

import dev.candor.model.Event;

/**
 * Keeps messages from leaving on a channel until it goes on; they wait. Doing it twice is doing it
 * once.
 *
 * @param channel the channel's id
 */
public record PauseChannel(String channel) implements Command<Boolean> {
    /** Whether it was not paused before. */
    @Override
    public Boolean run(Work work) {
        var deliveries = work.store().deliveries();
        var isNew = deliveries.pauses().stream().noneMatch(each -> each.channel().equals(channel));
        if (isNew) {
            deliveries.pause(channel, work.now());
            work.journal(new Event.ChannelPaused(channel));
        }
        return isNew;
    }
}
