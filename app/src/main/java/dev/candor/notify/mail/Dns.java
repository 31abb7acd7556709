package dev.candor.notify.mail;

import java.io.IOException;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
public interface Dns {
    /**
     * The records of a name, each as one text; empty when there are none.
     *
     * @param type such as {@code TXT} or {@code MX}
     * @throws IOException when nobody answers
     */
    List<String> records(String name, String type) throws IOException;
}
