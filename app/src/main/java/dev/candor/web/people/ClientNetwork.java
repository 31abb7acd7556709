package dev.candor.web.people;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What is kept of a client's address: too little to find a person by. */
final class ClientNetwork {
    private static final int IPV4_KEPT = 3;
    private static final int IPV6_KEPT = 6;

    private ClientNetwork() {}

    /** The /24 of an IPv4 address, the /48 of an IPv6 address; empty when it is neither. */
    static String of(String address) {
        try {
            var whole = InetAddress.ofLiteral(address);
            var kept = whole instanceof Inet4Address ? IPV4_KEPT : IPV6_KEPT;
            var bytes = whole.getAddress();
            for (var i = kept; i < bytes.length; i++) {
                bytes[i] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException _) {
            return "";
        }
    }
}
