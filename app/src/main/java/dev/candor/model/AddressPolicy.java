package dev.candor.model;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be reached that somebody else has named. What the operator has configured may
 * be anywhere; what a server answers may not send us where only we can reach: into a private
 * network, to the machine itself, to a cloud's credentials. So a redirect leads to public
 * addresses, to those of the class that the configured target itself has, and to those that the
 * operator allows.
 *
 * @param allowed what the operator allows
 */
public record AddressPolicy(List<Cidr> allowed) {
    /** Public addresses, and no others. */
    public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(List.of());

    public AddressPolicy {
        allowed = List.copyOf(allowed);
    }

    /**
     * Why a redirect may not lead there, or empty when it may.
     *
     * @param origin the class of the address that the configured target had
     */
    public Optional<String> refusal(InetAddress address, AddressClass origin) {
        return AddressClass.of(address) == origin ? Optional.empty() : refusal(address);
    }

    /** Why nothing that somebody else has named may lead there, or empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        var kind = AddressClass.of(address);
        if (kind == AddressClass.PUBLIC
                || allowed.stream().anyMatch(block -> block.contains(address))) {
            return Optional.empty();
        }
        return Optional.of(
                "leads to "
                        + address.getHostAddress()
                        + ", "
                        + kind.words()
                        + "; list it in allow-addresses if that is meant");
    }
}
