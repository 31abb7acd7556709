package dev.candor.command;

import dev.candor.model.ContactAddress;
import dev.candor.model.Delivery;
import dev.candor.model.Event;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Recipient;
import dev.candor.model.Subscriber;
import dev.candor.model.Told;

import java.security.SecureRandom;
import java.util.List;

/**
 * Writes a test message, to show that a channel works.
 *
 * @param channel the channel's id
 * @param address whom it goes to: an e-mail address, or the address of a program that subscribed.
 *     Empty on a channel that is configured, which has its own
 */
public record SendTest(String channel, String address) implements Command<Delivery> {
    private static final int LONGEST = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws Rejected as invalid when the channel is missing, or the address where it needs one;
     *     as a conflict without a page; as not found when nobody subscribed with the address of a
     *     program
     */
    @Override
    public Delivery run(Work work) {
        if (channel.isBlank() || address.length() > LONGEST) {
            throw invalid("a test needs a channel, and an address of at most " + LONGEST, "");
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
        var to = recipient(work, page);
        var owed = new OweDeliveries(work.store(), work.now(), RANDOM).to(message, List.of(to));
        var delivery = owed.getFirst().delivery();
        work.journal(new Event.TestSent(channel, delivery.id()));
        return delivery;
    }

    private Recipient recipient(Work work, Page page) {
        return switch (channel) {
            case Recipient.MAIL -> operator(contact("an e-mail address").text(), page);
            case Recipient.WEBHOOK -> subscriber(work, contact("the address of a program"));
            case String _ -> operator(address.isBlank() ? channel : address, page);
        };
    }

    private Recipient operator(String place, Page page) {
        return new Recipient("operator:" + place, channel, place, page.language(), page.zone());
    }

    /** What a program is sent is signed with its subscription's secret. */
    private Recipient subscriber(Work work, ContactAddress program) {
        var found =
                work.store()
                        .subscribers()
                        .find(PageId.MAIN, program)
                        .orElseThrow(() ->
                                new Rejected(
                                        Rejected.Cause.NOT_FOUND,
                                        new Problem(
                                                "",
                                                "no program subscribed with this address",
                                                "'candor subscriber add ADDRESS --confirmed' adds"
                                                        + " it; without it nothing is signed")));
        return new Recipient(
                Subscriber.KEY + found.id(),
                channel,
                program.text(),
                found.preferences().language(),
                found.preferences().zone());
    }

    private ContactAddress contact(String what) {
        if (address.isBlank()) {
            throw invalid("a test on the channel " + channel + " needs " + what, "name it");
        }
        try {
            return new ContactAddress(channel, address.strip());
        } catch (IllegalArgumentException e) {
            throw invalid("this is not " + what + ": " + e.getMessage(), "");
        }
    }

    private static Rejected invalid(String what, String todo) {
        return new Rejected(Rejected.Cause.INVALID, new Problem("", what, todo));
    }

    private static Told.From from(Page page) {
        return new Told.From(page.id(), page.name(), page.url(), page.zone(), page.language());
    }
}
