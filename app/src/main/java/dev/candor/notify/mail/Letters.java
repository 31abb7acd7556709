package dev.candor.notify.mail;

import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;
import dev.candor.notify.template.Catalogue;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes each message once per language and zone, however many people it goes to. Thread-safe: what
 * was written is guarded by a lock; writing is done outside of it, at worst twice.
 */
final class Letters {
    /** As many as are under way at once in a few languages and many zones. */
    private static final int MOST = 200;

    private record Key(
            Told told,
            String language,
            ZoneId zone,
            boolean confirm,
            boolean manage,
            boolean unsubscribe,
            boolean acknowledge,
            boolean deliveries) {
        static Key of(Outgoing message) {
            var links = message.links();
            return new Key(
                    message.told(),
                    message.to().language(),
                    message.to().zone(),
                    links.confirm() != null,
                    links.manage() != null,
                    links.unsubscribe() != null,
                    links.acknowledge() != null,
                    links.deliveries() != null);
        }
    }

    private final Catalogue catalogue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Letter> written =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Letter> eldest) {
                    return size() > MOST;
                }
            };

    Letters(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Letter of(Outgoing message) {
        var key = Key.of(message);
        lock.lock();
        try {
            var known = written.get(key);
            if (known != null) {
                return known;
            }
        } finally {
            lock.unlock();
        }
        var letter = write(message.told(), key, message.links());
        lock.lock();
        try {
            written.put(key, letter);
        } finally {
            lock.unlock();
        }
        return letter;
    }

    private Letter write(Told told, Key key, Links links) {
        return Letter.of(catalogue, told, key.language(), key.zone(), links);
    }
}
