package dev.candor.notify.mail;

import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;
import dev.candor.notify.template.Catalogue;

import org.jspecify.annotations.Nullable;

import java.net.URI;
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

    /**
     * What a letter depends on. The facts count as the same only when they are the same object:
     * comparing them is slow.
     *
     * @param links which of them there are, a bit each
     */
    private record Key(Told told, String language, ZoneId zone, int links) {
        static Key of(Outgoing message) {
            var to = message.to();
            return new Key(message.told(), to.language(), to.zone(), links(message.links()));
        }

        private static int links(Links links) {
            return bit(0, links.confirm())
                    | bit(1, links.manage())
                    | bit(2, links.unsubscribe())
                    | bit(3, links.acknowledge())
                    | bit(4, links.deliveries());
        }

        private static int bit(int number, @Nullable URI link) {
            return link == null ? 0 : 1 << number;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // as it says above
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && told == key.told
                    && language.equals(key.language)
                    && zone.equals(key.zone)
                    && links == key.links;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(told) + language.hashCode()) + links;
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
