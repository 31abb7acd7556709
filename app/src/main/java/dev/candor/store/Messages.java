package dev.candor.store;

import dev.candor.model.Message;
import dev.candor.model.MessageId;

import java.util.List;
import java.util.Optional;

/** What people are, or were, told. Messages are never changed. */
public interface Messages {
    /**
     * Adds a message.
     *
     * @throws StoreException when the id is in use
     */
    void add(Message message);

    /**
     * Adds a message of which nobody knows yet who hears it: the notifier asks those who know, a
     * slice at a time. Whoever calls this journals something in the same transaction, so that the
     * notifier is woken and does not pass that entry before everybody's delivery is written.
     *
     * @throws StoreException when the id is in use
     */
    void addForAll(Message message);

    /** One of them. */
    Optional<Message> find(MessageId id);

    /**
     * What was told of one thing (see {@link Threads}), newest first; at most so many, 1 to 1000.
     */
    List<Message> of(String thread, int limit);

    /** Whether there is more than one of a thread. */
    boolean hasSeveral(String thread);

    /** The oldest of those whose recipients are not all written yet. */
    Optional<FanOut> underWay();

    /** How many of those there are; 1,000 for more. */
    int allUnderWay();

    /** Remembers how far a fan-out has come. */
    void reached(FanOut fanOut);

    /** Every recipient's delivery of that message is written. */
    void complete(MessageId message);

    /**
     * How far the writing of a message's deliveries has come.
     *
     * @param message which
     * @param source the source of recipients that is being asked, or empty before the first
     * @param after the key of its last recipient that was dealt with, or empty before the first
     */
    record FanOut(MessageId message, String source, String after) {}
}
