package dev.candor.store.sql;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.candor.model.ContactAddress;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses as they are looked for. */
final class AddressKeys {
    private AddressKeys() {}

    /** Their keys by channel, each once. */
    static Map<String, List<String>> of(Collection<ContactAddress> addresses) {
        return addresses.stream()
                .collect(
                        groupingBy(
                                ContactAddress::channel,
                                TreeMap::new,
                                mapping(
                                        ContactAddress::key,
                                        collectingAndThen(toSet(), List::copyOf))));
    }
}
