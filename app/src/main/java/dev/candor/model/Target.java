package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/** What a probe talks to, one case per protocol. */
public sealed interface Target {
    /** The host that the limits per target count by: lower case, without port. */
    String host();

    /**
     * An HTTP or HTTPS request.
     *
     * @param address absolute, http or https
     * @param method such as {@code GET}
     * @param headers sent as they are, in order, beside {@code Host} and {@code User-Agent}
     * @param body sent as UTF-8, or null for none
     * @param redirects how many to follow; 0 to 10
     * @param verifyCertificate whether an untrusted certificate fails the check
     */
    record Http(
            URI address,
            String method,
            List<Header> headers,
            @Nullable String body,
            int redirects,
            boolean verifyCertificate)
            implements Target {
        public Http {
            headers = List.copyOf(headers);
        }

        @Override
        public String host() {
            return address.getHost().toLowerCase(java.util.Locale.ROOT);
        }

        /** Method and address; headers and body may be secrets. */
        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    /** One header of a request. The value may be a secret: it is never printed. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": (not shown)";
        }
    }

    /**
     * A TCP connection.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @param send what to send after connecting, as UTF-8, or null for nothing
     * @param banner text that must stand in the first 4 KiB received, or null when connecting is
     *     enough
     */
    record Tcp(String host, int port, @Nullable String send, @Nullable String banner)
            implements Target {
        /** Host and port; what is sent may be a secret. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
