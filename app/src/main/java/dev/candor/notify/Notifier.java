package dev.candor.notify;

import dev.candor.command.IdSource;
import dev.candor.command.OweDeliveries;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.Recipient;
import dev.candor.model.Told;
import dev.candor.store.JournalConsumer;
import dev.candor.store.Messages.FanOut;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.store.Transaction;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Turns what happened into what everybody is owed: a message for each thing to tell, and a delivery
 * for each who hears it. One transaction writes at most {@link #SLICE} deliveries and how far it
 * has come; the cursor moves with the last of them. So a crash in the middle of a hundred thousand
 * recipients loses nobody and tells nobody twice.
 */
public final class Notifier implements JournalConsumer {
    /**
     * How many recipients one transaction deals with at most: what was sent waits for it to be
     * recorded.
     */
    public static final int SLICE = 250;

    /** Under which name its cursor is kept. */
    static final String NAME = "notifier";

    private final List<Planner> planners;
    private final List<Recipients> sources;
    private final TimeSource time;
    private final IdSource ids;
    private final RandomGenerator random;
    private final Consumer<Collection<Owed>> written;
    private @Nullable Message known; // the last that was under way
    private List<Owed> superseded = List.of(); // by the transaction under way
    private List<Owed> stopped = List.of(); // in the entries that it has dealt with

    /**
     * A notifier.
     *
     * @param planners know what is told
     * @param sources know who hears it
     * @param written is called when new deliveries may be there, with those that they took the
     *     place of and those that operators gave up; the next slice is written after it returns
     */
    public Notifier(
            List<Planner> planners,
            List<Recipients> sources,
            TimeSource time,
            IdSource ids,
            RandomGenerator random,
            Consumer<Collection<Owed>> written) {
        this.planners = List.copyOf(planners);
        this.sources = List.copyOf(sources);
        this.time = time;
        this.ids = ids;
        this.random = random;
        this.written = written;
    }

    /**
     * Lets a notifier that has never been on this store begin at its end: nobody is told what
     * happened before there was anybody to tell it. To be called before anything is journalled.
     */
    public static void beginAtHead(Store store) {
        boolean isNew = store.read(it -> !it.cursors().all().containsKey(NAME));
        if (isNew) {
            store.writeVoid(it -> it.cursors().move(NAME, it.journal().head()));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(Transaction transaction, List<JournalEntry> entries) {
        throw new UnsupportedOperationException("an entry may take several transactions");
    }

    @Override
    public long advance(Transaction transaction, List<JournalEntry> entries) {
        var reached = reach(transaction, entries);
        stopped =
                entries.stream()
                        .filter(each -> each.position() <= reached)
                        .flatMap(each -> stopped(transaction, each.event()).stream())
                        .toList();
        return reached;
    }

    /** What an operator gave up is settled without an outbox; it counts like the others. */
    private static Optional<Owed> stopped(Transaction transaction, Event event) {
        return event instanceof Event.DeliveryStopped(var id)
                ? transaction.deliveries().find(id)
                : Optional.empty();
    }

    private long reach(Transaction transaction, List<JournalEntry> entries) {
        superseded = List.of();
        var underWay = transaction.messages().underWay();
        if (underWay.isPresent()) {
            return goOn(transaction, underWay.get(), entries);
        }
        for (var entry : entries) {
            var told = plan(transaction, entry);
            if (!told.isEmpty()) {
                told.forEach(each -> add(transaction, entry, each));
                return goOn(transaction, transaction.messages().underWay().orElseThrow(), entries);
            }
        }
        return entries.getLast().position();
    }

    @Override
    public void committed() {
        written.accept(Stream.concat(superseded.stream(), stopped.stream()).toList());
    }

    private List<Told> plan(Transaction transaction, JournalEntry entry) {
        return planners.stream()
                .flatMap(planner -> planner.plan(transaction, entry).stream())
                .toList();
    }

    private void add(Transaction transaction, JournalEntry entry, Told told) {
        var id = new MessageId(ids.next());
        transaction.messages().addForAll(new Message(id, entry.position(), told, time.now()));
    }

    /** Writes a slice; an entry is dealt with when nothing of it is under way any more. */
    private long goOn(Transaction transaction, FanOut fanOut, List<JournalEntry> entries) {
        var message = message(transaction, fanOut.message());
        slice(transaction, message, fanOut);
        var isDone =
                transaction
                        .messages()
                        .underWay()
                        .map(next -> message(transaction, next.message()).position())
                        .filter(position -> position <= message.position())
                        .isEmpty();
        var before = entries.getFirst().position() - 1;
        return Math.max(before, isDone ? message.position() : message.position() - 1);
    }

    /** A message never changes: one that many hear is read once. */
    private Message message(Transaction transaction, MessageId id) {
        var read = known;
        if (read == null || !read.id().equals(id)) {
            read = transaction.messages().find(id).orElseThrow();
            known = read;
        }
        return read;
    }

    private void slice(Transaction transaction, Message message, FanOut fanOut) {
        var owing = new OweDeliveries(transaction, time.now(), random);
        var place = place(fanOut.source());
        var after = place < 0 ? "" : fanOut.after();
        var left = SLICE;
        for (var at = Math.max(place, 0); at < sources.size(); at++, after = "") {
            var source = sources.get(at);
            var page = source.next(transaction, message, after, left);
            owing.to(message, heard(message, page));
            superseded = owing.superseded();
            if (page.size() >= left) {
                var last = page.getLast().key();
                transaction.messages().reached(new FanOut(message.id(), source.name(), last));
                return;
            }
            left -= page.size();
        }
        transaction.messages().complete(message.id());
    }

    /**
     * The place of a source, or -1 before the first or when it is gone: then all are asked again.
     */
    private int place(String source) {
        for (var at = 0; at < sources.size(); at++) {
            if (sources.get(at).name().equals(source)) {
                return at;
            }
        }
        return -1;
    }

    /** Nobody can hear over a channel that it does not work. */
    private static List<Recipient> heard(Message message, List<Recipient> page) {
        return message.told() instanceof Told.Stalled stalled
                ? page.stream().filter(each -> !each.channel().equals(stalled.channel())).toList()
                : page;
    }
}
