package dev.candor.notify.mail;

/** Knows to which addresses nothing must be sent, and is told of those that are refused. */
public interface DeadAddresses {
    /** Whether nothing must be sent to it. */
    boolean holds(String address);

    /**
     * A relay refused the address for good.
     *
     * @param delivery the delivery's id
     * @param certain whether it said in so many words that there is no such mailbox
     * @param why in one line
     */
    void refused(String address, String delivery, boolean certain, String why);
}
