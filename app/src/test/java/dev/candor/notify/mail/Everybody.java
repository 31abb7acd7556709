package dev.candor.notify.mail;

/** Nobody's address is dead, and who refuses is forgotten. */
record Everybody() implements DeadAddresses {
    @Override
    public boolean holds(String address) {
        return false;
    }

    @Override
    public void refused(String address, String delivery, boolean certain, String why) {
        // Nobody asks.
    }
}
