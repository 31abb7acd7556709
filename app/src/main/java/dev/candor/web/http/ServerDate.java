package dev.candor.web.http;

import dev.candor.time.TimeSource;

import io.vertx.core.http.HttpHeaders;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The value of the Date header (RFC 9110 §6.6.1), made anew each second instead of for each answer.
 * Thread-safe.
 */
public final class ServerDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private volatile CharSequence value;

    /** By that clock; {@link #refresh} is to be called each second. */
    public ServerDate(TimeSource time) {
        this.time = time;
        value = format();
    }

    /** Takes over the clock's time. */
    public void refresh() {
        value = format();
    }

    /** The header's value, never older than the last refresh. */
    public CharSequence value() {
        return value;
    }

    private CharSequence format() {
        return HttpHeaders.createOptimized(FORMAT.format(time.now()));
    }
}
