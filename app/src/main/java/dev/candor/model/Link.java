package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** A typed reference from one notice to another, or to a page elsewhere. */
public sealed interface Link {
    /** To another notice. */
    record ToNotice(Relation relation, NoticeId notice) implements Link {
        /**
         * @throws IllegalArgumentException when the relation is one to a page elsewhere
         */
        public ToNotice {
            if (relation.isToWeb()) {
                throw new IllegalArgumentException(
                        "'" + relation.wireName() + "' is a relation to a page elsewhere");
            }
        }
    }

    /**
     * To the change that brought it about.
     *
     * @param change the change's id: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
     */
    record ToChange(String change) implements Link {
        /**
         * @throws IllegalArgumentException when the id has another shape
         */
        public ToChange {
            if (!change.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new IllegalArgumentException(
                        "a change's id has 1 to 64 letters, digits, '-', '_' or '.'");
            }
        }
    }

    /**
     * To a page elsewhere.
     *
     * @param address absolute, http or https
     * @param label what people read; not blank
     * @param relation what it is to the notice, or null for something worth reading
     */
    record ToWeb(URI address, String label, @Nullable Relation relation) implements Link {
        /** To a page that is worth reading. */
        public ToWeb(URI address, String label) {
            this(address, label, null);
        }

        /**
         * @throws IllegalArgumentException when the address is not absolute http or https
         */
        public ToWeb {
            var scheme = address.getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException(
                        "a link's address must begin with http:// or https://: " + address);
            }
            if (relation != null && !relation.isToWeb()) {
                throw new IllegalArgumentException(
                        "'" + relation.wireName() + "' is a relation to another notice");
            }
            if (label.isBlank()) {
                throw new IllegalArgumentException("the label of a link must not be blank");
            }
        }
    }
}
