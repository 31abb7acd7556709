package dev.candor.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), such as {@code 10.0.0.0/8} or
 * {@code fd00::/8}; one address alone is a range of one.
 *
 * @param first its first address; all bits behind the prefix are zero
 * @param prefixLength how many leading bits all addresses share; 0 to 32, or to 128 for IPv6
 */
public record AddressRange(InetAddress first, int prefixLength) {
    /** Four parts, or with a colon: shorter forms of IPv4 mean what few people expect. */
    private static final Pattern SHAPE =
            Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    /** The range that the text names, or empty when it names none. Looks nothing up. */
    public static Optional<AddressRange> parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!SHAPE.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            var first = InetAddress.ofLiteral(address);
            var bits = first.getAddress().length * Byte.SIZE;
            var length = slash < 0 ? bits : prefixLength(text.substring(slash + 1));
            return length < 0 || length > bits
                    ? Optional.empty()
                    : Optional.of(new AddressRange(first, length)).filter(AddressRange::isAligned);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether the address lies in the range; an IPv4-mapped IPv6 address counts as IPv4. */
    public boolean contains(InetAddress address) {
        var own = first.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < prefixLength; bit++) {
            if (bit(own, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    /** As written in the configuration: {@code 10.0.0.0/8}. */
    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixLength;
    }

    private boolean isAligned() {
        var bytes = first.getAddress();
        for (var bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
            if (bit(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
    }

    private static int prefixLength(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }
}
