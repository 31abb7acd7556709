package dev.candor.notify.hook;

import dev.candor.model.channel.Body;
import dev.candor.model.channel.ChannelSettings;
import dev.candor.notify.Channel;
import dev.candor.notify.Outgoing;
import dev.candor.notify.SendOutcome;
import dev.candor.time.TimeSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * A channel that the operator has configured: each message is one request to a provider. It may
 * reach any address, as what is configured may. Thread-safe.
 */
public final class HookChannel implements Channel {
    /** What is shorter is no secret, and may be part of any word. */
    private static final int SHORTEST_SECRET = 6;

    private final ChannelSettings settings;
    private final HookClient client;
    private final TimeSource time;

    /**
     * A channel by those settings.
     *
     * @param client sends; stays open when the channel closes
     */
    public HookChannel(ChannelSettings settings, HookClient client, TimeSource time) {
        this.settings = settings;
        this.client = client;
        this.time = time;
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public int width() {
        return settings.width();
    }

    @Override
    public int perSecond() {
        return settings.rate();
    }

    @Override
    public SendOutcome send(Outgoing message) {
        var provider = settings.provider();
        HookRequest request;
        try {
            var filled =
                    FillRequest.of(
                            provider,
                            MessageValues.of(message),
                            settings.variables(),
                            document -> document(document, message));
            if (filled.isEmpty()) {
                return new SendOutcome.Refused("the message is larger than can be sent", false);
            }
            request = filled.get();
        } catch (FillRequest.NoRequest _) {
            return new SendOutcome.Refused(
                    "the provider " + provider.id() + " has no request for such messages", false);
        } catch (IllegalArgumentException _) {
            // What it says may hold a secret.
            return new SendOutcome.Refused("no request can be made of this message", false);
        }
        if (provider.signed()) {
            request =
                    request.with(
                            StandardWebhooks.headers(
                                    message.key(), time.now(), request.body(), secrets()));
        }
        return switch (client.send(request, null)) {
            case HookAnswer.Answered answered ->
                    ReadAnswer.of(provider, withoutSecrets(answered), time.now());
            case HookAnswer.Failed(var trouble, var why) ->
                    switch (trouble) {
                        case ANSWER -> new SendOutcome.Deferred(why, null);
                        case NAME, CONNECTION, FORBIDDEN -> new SendOutcome.Unavailable(why, null);
                    };
        };
    }

    @Override
    public void close() {
        // The client is shared.
    }

    /** What the other side repeats of the channel's own values is shown to nobody. */
    private HookAnswer.Answered withoutSecrets(HookAnswer.Answered answered) {
        var body = answered.body();
        for (var value : settings.variables().values()) {
            if (value.length() >= SHORTEST_SECRET) {
                body = body.replace(value, "…");
            }
        }
        return answered.withBody(body);
    }

    private List<String> secrets() {
        return Stream.of("secret", "previous-secret")
                .map(name -> settings.variables().getOrDefault(name, ""))
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    static JsonNode document(Body.Document document, Outgoing message) {
        return switch (document) {
            case CANDOR -> CandorDocument.of(message);
            case STATUSPAGE -> StatuspageDocument.of(message);
        };
    }
}
