package dev.candor.text;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifiers in the shape that clients know, twelve characters of a-z and 0-9, made from our own:
 * the same one each time.
 */
public final class StatuspageIds {
    private static final int LENGTH = 12;
    private static final int BASE = 36;

    private StatuspageIds() {}

    /** Of a page. */
    public static String of(PageId page) {
        return shaped("page:" + page);
    }

    /** Of a component. */
    public static String of(PageId page, ComponentId component) {
        return shaped("component:" + page + ":" + component);
    }

    /** Of a changed fact, which has no name of its own. */
    public static String ofRevision(NoticeId notice, int place) {
        return shaped("revision:" + notice + ":" + place);
    }

    /** Of something else that has a name of its own, such as a delivery. */
    public static String ofName(String name) {
        return shaped("name:" + name);
    }

    private static String shaped(String name) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(BASE).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
