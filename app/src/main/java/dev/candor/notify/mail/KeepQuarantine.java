package dev.candor.notify.mail;

import dev.candor.command.Commands;
import dev.candor.command.RecordBounce;
import dev.candor.command.ReleaseAddress;
import dev.candor.model.Actor;
import dev.candor.model.BouncedAddress;
import dev.candor.model.BouncedAddress.Kind;
import dev.candor.notify.bounce.Returned;
import dev.candor.store.Quarantine;
import dev.candor.store.Store;
import dev.candor.store.StoreException;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quarantine: kept in the store, and known by heart while messages leave, since this process
 * alone changes it. Whom it knows is looked up before anything is held back: whoever confirmed
 * again is free. Thread-safe.
 */
public final class KeepQuarantine implements DeadAddresses {
    private static final Logger LOG = System.getLogger("dev.candor.notify");
    private static final Actor ACTOR = Actor.system("mail");

    /** As many as are known by heart; 32 MB of memory. */
    private static final int MOST = 500_000;

    private static final int SLICE = 1_000;

    private final Store store;
    private final Commands commands;
    private final byte[] secret;
    private final Set<String> hashes = ConcurrentHashMap.newKeySet();

    /**
     * Knows nobody before {@link #load()}.
     *
     * @param secret makes hashes of addresses; the same for good
     */
    public KeepQuarantine(Store store, Commands commands, byte[] secret) {
        this.store = store;
        this.commands = commands;
        this.secret = secret.clone();
    }

    /** Learns who is in quarantine. */
    public void load() {
        var after = "";
        while (hashes.size() < MOST) {
            var from = after;
            var some = store.read(t -> t.quarantine().hashesAfter(from, SLICE));
            hashes.addAll(some);
            if (some.size() < SLICE) {
                return;
            }
            after = some.getLast();
        }
    }

    @Override
    public boolean holds(String address) {
        if (hashes.isEmpty()) {
            return false;
        }
        var hash = ReturnPath.hash(address, secret);
        return hashes.contains(hash) && isStill(hash);
    }

    private boolean isStill(String hash) {
        var known = store.read(it -> it.quarantine().find(hash));
        if (known.filter(BouncedAddress::isQuarantined).isPresent()) {
            return true;
        }
        hashes.remove(hash);
        return false;
    }

    @Override
    public void refused(String address, String delivery, boolean certain, String why) {
        try {
            var hash = ReturnPath.hash(address, secret);
            var _ = record(hash, delivery, certain ? Kind.HARD : Kind.SOFT, why);
        } catch (StoreException e) {
            // The delivery itself remembers it; the next refusal comes here again.
            LOG.log(Level.WARNING, "a refused address was not kept delivery=" + delivery, e);
        }
    }

    /**
     * A report came in.
     *
     * @throws StoreException when it cannot be kept now
     */
    public BouncedAddress bounced(Returned.Bounced bounced) {
        return record(bounced.addressHash(), bounced.delivery(), bounced.kind(), bounced.detail());
    }

    private BouncedAddress record(String hash, String delivery, Kind kind, String detail) {
        var command = new RecordBounce(hash, delivery, kind, detail);
        var address = commands.run(command, ACTOR, "a message came back");
        if (address.isQuarantined() && hashes.size() < MOST && hashes.add(hash)) {
            LOG.log(
                    Level.INFO,
                    "an address is in quarantine delivery=" + delivery + " reason=" + kind);
        }
        return address;
    }

    /**
     * Lets messages go to it again.
     *
     * @throws dev.candor.command.Rejected when nothing ever came back from it
     */
    public BouncedAddress release(String address, Actor actor) {
        var hash = ReturnPath.hash(address, secret);
        var released = commands.run(new ReleaseAddress(hash), actor, "");
        hashes.remove(hash);
        return released;
    }

    /** Those in quarantine, the latest first. */
    public List<BouncedAddress> newest(int limit) {
        var most = Math.clamp(limit, 1, Quarantine.MOST_LISTED);
        return store.read(t -> t.quarantine().newest(most));
    }
}
