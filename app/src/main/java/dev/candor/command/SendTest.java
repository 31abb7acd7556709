package dev.candor.command;

import dev.candor.model.Delivery;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Recipient;
import dev.candor.model.Told;

import java.security.SecureRandom;
import java.util.List;

/**
 * Writes a test message, to show that a channel works.
 *
 * @param channel the channel's id
 * @param address what the channel sends to
 */
public record SendTest(String channel, String address) implements Command<Delivery> {
    private static final int LONGEST = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws Rejected as invalid when channel or address is missing, or as a conflict without a
     *     page
     */
    @Override
    public Delivery run(Work work) {
        if (channel.isBlank() || address.isBlank() || address.length() > LONGEST) {
            throw new Rejected(
                    Rejected.Cause.INVALID,
                    new Problem("", "a test needs a channel and an address", "give both"));
        }
        var page =
                work.store()
                        .pages()
                        .find(PageId.MAIN)
                        .orElseThrow(() ->
                                RetryDelivery.conflict(
                                        "this data folder has no page yet",
                                        "start 'candor serve' on it once"));
        var message =
                new Message(
                        new MessageId(work.ids().next()), 0, new Told.Test(from(page)), work.now());
        work.store().messages().add(message);
        var to =
                new Recipient(
                        "operator:" + address, channel, address, page.language(), page.zone());
        var owed = new OweDeliveries(work.store(), work.now(), RANDOM).to(message, List.of(to));
        var delivery = owed.getFirst().delivery();
        work.journal(new Event.TestSent(channel, delivery.id()));
        return delivery;
    }

    private static Told.From from(Page page) {
        return new Told.From(page.id(), page.name(), page.url(), page.zone(), page.language());
    }
}
