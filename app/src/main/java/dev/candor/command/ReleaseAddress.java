package dev.candor.command;

import dev.candor.model.BouncedAddress;
import dev.candor.model.Event;
import dev.candor.model.Problem;

/**
 * Messages go to an address again, and what came back from it is forgotten. Whose subscription it
 * is is asked whether they still want to hear.
 *
 * @param hash the address's keyed hash
 */
public record ReleaseAddress(String hash) implements Command<BouncedAddress> {
    @Override
    public BouncedAddress run(Work work) {
        var quarantine = work.store().quarantine();
        var known =
                quarantine
                        .find(hash)
                        .orElseThrow(() ->
                                new Rejected(
                                        Rejected.Cause.NOT_FOUND,
                                        new Problem(
                                                "",
                                                "nothing ever came back from this address",
                                                "'candor mail quarantine list' shows those from"
                                                        + " which something did")));
        var _ = quarantine.remove(hash);
        work.journal(new Event.AddressReleased(known.delivery()));
        QuarantinedSubscriptions.askAgain(work, known.subject());
        return known;
    }
}
