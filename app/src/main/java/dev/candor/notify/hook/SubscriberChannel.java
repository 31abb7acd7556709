package dev.candor.notify.hook;

import dev.candor.model.AddressPolicy;
import dev.candor.model.Recipient;
import dev.candor.model.WebhookAddress;
import dev.candor.model.channel.Body;
import dev.candor.notify.Channel;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.time.TimeSource;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * The channel of addresses that subscribers give: signed, and only to public addresses and those
 * that the operator allows. Thread-safe.
 */
public final class SubscriberChannel implements Channel {
    private static final int WIDTH = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookSubscribers subscribers;
    private final HookClient client;
    private final Supplier<AddressPolicy> policy;
    private final TimeSource time;

    /**
     * The channel.
     *
     * @param client sends; stays open when the channel closes
     * @param policy which addresses may be reached at the moment
     */
    public SubscriberChannel(
            WebhookSubscribers subscribers,
            HookClient client,
            Supplier<AddressPolicy> policy,
            TimeSource time) {
        this.subscribers = subscribers;
        this.client = client;
        this.policy = policy;
        this.time = time;
    }

    @Override
    public String id() {
        return Recipient.WEBHOOK;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public SendOutcome send(Outgoing message) {
        var refusal = WebhookAddress.refusal(message.to().address());
        if (refusal.isPresent()) {
            return new SendOutcome.Refused(refusal.get(), true);
        }
        return subscribers
                .of(message.to().key())
                .map(terms -> send(message, terms))
                .orElseGet(() -> new SendOutcome.Refused("nobody hears here any more", true));
    }

    @Override
    public void close() {
        // The client is shared.
    }

    private SendOutcome send(Outgoing message, WebhookSubscribers.Terms terms) {
        var request = request(message, terms.shape(), terms.secrets(), time.now());
        return switch (client.send(request, policy.get())) {
            case HookAnswer.Answered answered -> outcome(answered);
            case HookAnswer.Failed(var trouble, var why) ->
                    trouble == HookAnswer.Trouble.FORBIDDEN
                            ? new SendOutcome.Refused(why, true)
                            : new SendOutcome.Deferred(why, null);
        };
    }

    private static HookRequest request(
            Outgoing message, Body.Document shape, List<String> secrets, Instant now) {
        var body = JSON.writeValueAsBytes(HookChannel.document(shape, message));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.putAll(StandardWebhooks.headers(message.key(), now, body, secrets));
        return new HookRequest("POST", URI.create(message.to().address()), headers, body);
    }

    /** One address in trouble says nothing of the others: here, no answer is the channel's. */
    private SendOutcome outcome(HookAnswer.Answered answered) {
        return switch (ReadAnswer.ofWebhook(answered, time.now())) {
            case SendOutcome.Unavailable(var why, var after) ->
                    new SendOutcome.Deferred(why, after);
            case SendOutcome other -> other;
        };
    }
}
