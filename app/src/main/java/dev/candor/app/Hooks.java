package dev.candor.app;

import dev.candor.config.Configuration;
import dev.candor.model.AddressPolicy;
import dev.candor.model.Cidr;
import dev.candor.notify.Channel;
import dev.candor.notify.hook.AskAddress;
import dev.candor.notify.hook.HookChannel;
import dev.candor.notify.hook.HookClient;
import dev.candor.notify.hook.SubscriberChannel;
import dev.candor.notify.hook.WebhookSubscribers;
import dev.candor.time.TimeSource;

import java.util.ArrayList;
import java.util.List;

/**
 * The channels of web addresses by the configuration that holds: that of subscribers, and each that
 * the operator has configured. Thread-safe.
 */
final class Hooks implements AutoCloseable {
    private final HookClient client;
    private final WebhookSubscribers subscribers;
    private final TimeSource time;
    private volatile AddressPolicy policy = AddressPolicy.PUBLIC_ONLY;

    Hooks(String version, WebhookSubscribers subscribers, TimeSource time) {
        client = new HookClient(version, time);
        this.subscribers = subscribers;
        this.time = time;
    }

    /** The channels from now on. */
    List<Channel> channels(Configuration configuration) {
        policy =
                new AddressPolicy(
                        configuration.allowAddresses().stream()
                                .map(range -> Cidr.parse(range.toString()))
                                .toList());
        var channels = new ArrayList<Channel>();
        channels.add(new SubscriberChannel(subscribers, client, () -> policy, time));
        configuration.channels().forEach(each -> channels.add(new HookChannel(each, client, time)));
        return channels;
    }

    /** Asks for addresses that are configured. */
    AskAddress asking() {
        return new AskAddress(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
