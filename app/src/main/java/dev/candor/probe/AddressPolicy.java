package dev.candor.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a redirect may lead to. What the operator has configured may be anywhere; what a
 * server answers may not send us where only we can reach: into a private network, to the machine
 * itself, to a cloud's credentials. So a redirect leads to public addresses, to those of the class
 * that the configured target itself has, and to those that the operator allows.
 *
 * @param allowed what the operator allows
 */
public record AddressPolicy(List<Cidr> allowed) {
    public AddressPolicy {
        allowed = List.copyOf(allowed);
    }

    /**
     * Why a redirect may not lead there, or empty when it may.
     *
     * @param origin the class of the address that the configured target had
     */
    public Optional<String> refusal(InetAddress address, AddressClass origin) {
        var kind = AddressClass.of(address);
        if (kind == AddressClass.PUBLIC
                || kind == origin
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
