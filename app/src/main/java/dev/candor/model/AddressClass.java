package dev.candor.model;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What an address is for, by the IANA special-purpose registries (RFC 6890). An IPv6 address that
 * only carries an IPv4 one (mapped, 6to4, NAT64, compatible) has the class of that one, so that no
 * spelling hides a target.
 */
public enum AddressClass {
    /** Reachable from everywhere. */
    PUBLIC("a public address"),
    /** The machine itself. */
    LOOPBACK("a loopback address"),
    /** A private network: RFC 1918, and RFC 6598 for carriers. */
    PRIVATE("a private address"),
    /** The own link. */
    LINK_LOCAL("a link-local address"),
    /** A private network in IPv6: RFC 4193. */
    UNIQUE_LOCAL("a unique local address"),
    /** Where clouds serve credentials to machines. */
    METADATA("the address of a cloud's metadata service"),
    /** Many receivers. */
    MULTICAST("a multicast address"),
    /** No address at all, or one that is kept for something else. */
    RESERVED("a reserved address");

    private static final Map<AddressClass, List<Cidr>> BLOCKS =
            Map.of(
                    METADATA,
                    blocks("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"),
                    LOOPBACK,
                    blocks("127.0.0.0/8", "::1"),
                    PRIVATE,
                    blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
                    LINK_LOCAL,
                    blocks("169.254.0.0/16", "fe80::/10"),
                    UNIQUE_LOCAL,
                    blocks("fc00::/7", "fec0::/10"),
                    MULTICAST,
                    blocks("224.0.0.0/4", "ff00::/8"),
                    RESERVED,
                    blocks(
                            "0.0.0.0/8",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "240.0.0.0/4",
                            "::",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "3fff::/20",
                            "5f00::/16"));
    private static final List<AddressClass> MOST_SPECIFIC_FIRST =
            List.of(METADATA, LOOPBACK, PRIVATE, LINK_LOCAL, UNIQUE_LOCAL, MULTICAST, RESERVED);
    private static final Map<Cidr, Integer> CARRIERS_OF_IPV4 =
            Map.of(
                    Cidr.parse("::ffff:0:0:0/96"), 12,
                    Cidr.parse("64:ff9b::/96"), 12,
                    Cidr.parse("64:ff9b:1::/48"), 12,
                    Cidr.parse("2002::/16"), 2);

    private final String words;

    AddressClass(String words) {
        this.words = words;
    }

    /** In a sentence: {@code a private address}. */
    public String words() {
        return words;
    }

    /** The class of that address. */
    public static AddressClass of(InetAddress address) {
        var octets = plain(address.getAddress());
        return MOST_SPECIFIC_FIRST.stream()
                .filter(each ->
                        BLOCKS.getOrDefault(each, List.of()).stream()
                                .anyMatch(block -> block.matches(octets)))
                .findFirst()
                .orElse(PUBLIC);
    }

    /** The IPv4 address that an IPv6 one only carries, else the same. */
    private static byte[] plain(byte[] octets) {
        if (octets.length != 16) {
            return octets;
        }
        for (var carrier : CARRIERS_OF_IPV4.entrySet()) {
            if (carrier.getKey().matches(octets)) {
                return Arrays.copyOfRange(octets, carrier.getValue(), carrier.getValue() + 4);
            }
        }
        return isMappedOrCompatible(octets) ? Arrays.copyOfRange(octets, 12, 16) : octets;
    }

    private static boolean isMappedOrCompatible(byte[] octets) {
        for (var n = 0; n < 10; n++) {
            if (octets[n] != 0) {
                return false;
            }
        }
        var mapped = octets[10] == -1 && octets[11] == -1;
        var compatible = octets[10] == 0 && octets[11] == 0 && (octets[12] | octets[13]) != 0;
        return mapped || compatible;
    }

    private static List<Cidr> blocks(String... texts) {
        return Arrays.stream(texts).map(Cidr::parse).toList();
    }
}
