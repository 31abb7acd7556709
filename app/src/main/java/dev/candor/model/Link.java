package dev.candor.model;

import java.net.URI;

/** A typed reference from one notice to another, or to a page elsewhere. */
public sealed interface Link {
    /** To another notice. */
    record ToNotice(Relation relation, NoticeId notice) implements Link {}

    /**
     * To a page elsewhere.
     *
     * @param address absolute, http or https
     * @param label what people read; not blank
     */
    record ToWeb(URI address, String label) implements Link {
        /**
         * @throws IllegalArgumentException when the address is not absolute http or https
         */
        public ToWeb {
            var scheme = address.getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException(
                        "a link's address must begin with http:// or https://: " + address);
            }
            if (label.isBlank()) {
                throw new IllegalArgumentException("the label of a link must not be blank");
            }
        }
    }
}
