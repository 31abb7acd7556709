package dev.candor.publish;

import dev.candor.model.Delivery;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Notice;
import dev.candor.model.Page;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The page of who was told what, for whoever holds its link; UTF-8. Thread-safe. */
public final class DeliveryPages {
    private final Supplier<Optional<Snapshot>> current;
    private final Templates templates;
    private final TimeSource time;

    DeliveryPages(Supplier<Optional<Snapshot>> current, Templates templates, TimeSource time) {
        this.current = current;
        this.templates = templates;
        this.time = time;
    }

    /**
     * What stands on it.
     *
     * @param notice of which it is, or null when it is of everything, or the notice is gone
     * @param audiences what the audiences are called of which its orders to tell speak
     * @param counts how many there are in each state, on each channel
     * @param rows newest first
     * @param messages what the rows tell; those that are gone are left out
     * @param paused the channels that are paused
     * @param path its own address, without a query
     * @param state which alone are shown, or null for all
     * @param isFirst whether it begins with the newest
     * @param hasMore whether there are older ones
     */
    public record Shown(
            Page page,
            @Nullable Notice notice,
            List<String> audiences,
            List<Deliveries.Count> counts,
            List<Owed> rows,
            Map<MessageId, Message> messages,
            List<String> paused,
            String path,
            Delivery.@Nullable State state,
            boolean isFirst,
            boolean hasMore) {
        public Shown {
            audiences = List.copyOf(audiences);
            counts = List.copyOf(counts);
            rows = List.copyOf(rows);
            messages = Map.copyOf(messages);
            paused = List.copyOf(paused);
        }
    }

    /** Whether there is a picture of the page yet; before, nothing can be shown. */
    public boolean isReady() {
        return current.get().isPresent();
    }

    /** The page. */
    public byte[] deliveries(Shown shown) {
        return templates.deliveries(now().shell(), new DeliveryViews(shown, time.now()).view());
    }

    /** What stands where a link is no good. */
    public byte[] none() {
        return templates.said(
                now().shell(),
                "This link is no good",
                "It has run out, or was not copied whole. 'candor deliveries link' makes another.",
                "",
                "");
    }

    private Snapshot now() {
        return current.get()
                .orElseThrow(() -> new IllegalStateException("nothing is published yet"));
    }
}
