package dev.candor.command;

import dev.candor.model.BouncedAddress;
import dev.candor.model.BouncedAddress.Kind;
import dev.candor.model.DeliveryId;
import dev.candor.model.Event;
import dev.candor.model.Recipient;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message came back. For good, or as spam, or often enough, and the address is in quarantine from
 * now on: nothing is sent to it until somebody releases it. Whose subscription it was is told
 * nothing until they confirm again.
 *
 * @param hash the address's keyed hash
 * @param delivery the delivery that came back; may be empty
 * @param kind how
 * @param detail what was said of it; addresses in it are not kept
 */
public record RecordBounce(String hash, String delivery, Kind kind, String detail)
        implements Command<BouncedAddress> {
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
    private static final Pattern ODD = Pattern.compile("[\\s\\p{Cntrl}]+");

    @Override
    public BouncedAddress run(Work work) {
        var quarantine = work.store().quarantine();
        var to = recipient(work);
        var known = quarantine.find(hash).orElseGet(() -> first(work, to));
        var subject = to.map(Recipient::key).filter(QuarantinedSubscriptions::isOne);
        var address =
                known.again(kind, delivery, told(), work.now()).of(subject.orElse(known.subject()));
        quarantine.put(address);
        if (address.isQuarantined() && !known.isQuarantined()) {
            work.journal(new Event.AddressQuarantined(delivery, kind.wireName()));
        }
        if (address.isQuarantined()) {
            QuarantinedSubscriptions.begin(work, address.subject());
        }
        return address;
    }

    private Optional<Recipient> recipient(Work work) {
        return delivery.matches("[a-z0-9]{12}")
                ? work.store()
                        .deliveries()
                        .find(new DeliveryId(delivery))
                        .map(owed -> owed.delivery().to())
                : Optional.empty();
    }

    /** Nothing has come back yet: as long ago as it takes for this one to count. */
    private BouncedAddress first(Work work, Optional<Recipient> to) {
        return new BouncedAddress(
                hash,
                to.map(each -> hint(each.address())).orElse(""),
                to.map(Recipient::key).orElse(""),
                delivery,
                Kind.SOFT,
                "",
                0,
                work.now(),
                Instant.EPOCH,
                null);
    }

    private static String hint(String address) {
        var at = address.lastIndexOf('@');
        return at < 1 ? "" : address.substring(0, 1) + "…" + address.substring(at);
    }

    private String told() {
        var line = ODD.matcher(ADDRESS.matcher(detail).replaceAll("…")).replaceAll(" ").strip();
        return line.length() <= BouncedAddress.LONGEST_DETAIL
                ? line
                : line.substring(0, BouncedAddress.LONGEST_DETAIL);
    }
}
