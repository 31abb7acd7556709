package dev.candor.model;

import java.net.InetAddress;
import java.util.Objects;
import java.util.regex.Pattern;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address (RFC 4632, 4291). */
public final class Cidr {
    /** Four parts, or with a colon: shorter forms of IPv4 mean what few people expect. */
    private static final Pattern SHAPE =
            Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private final String text;
    private final byte[] network;
    private final int bits;

    private Cidr(String text, byte[] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads a block; without {@code /} it is one address.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong
     */
    public static Cidr parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var network = octets(text, address);
        var bits = slash < 0 ? network.length * 8 : length(text, slash, network.length * 8);
        return new Cidr(text, network, bits);
    }

    private static byte[] octets(String text, String address) {
        try {
            if (SHAPE.matcher(address).matches()) {
                return InetAddress.ofLiteral(address).getAddress();
            }
        } catch (IllegalArgumentException _) {
            // said below, in words that name the block
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a block of addresses such as 10.0.0.0/8 or fd00::/8");
    }

    private static int length(String text, int slash, int most) {
        var digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' must have 0 to " + most + " behind the slash");
        }
        return Integer.parseInt(digits);
    }

    /** Whether the address lies in the block; an IPv4-mapped IPv6 address counts as IPv4. */
    public boolean contains(InetAddress address) {
        return matches(address.getAddress());
    }

    boolean matches(byte[] octets) {
        if (octets.length != network.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit += 8) {
            var mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
            if (((octets[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
