package dev.candor.model;

import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody whom the operator serves, in a named audience. Never shown to the public.
 *
 * @param id names the customer, and is all that journal and log ever say
 * @param key the operator's own name of the customer; one audience has no two of the same
 * @param name as letters begin; may be empty
 * @param components what they use
 * @param labels what else they use, each {@code name:value}: {@code member:shop.example.com},
 *     {@code region:eu}
 */
public record Customer(
        CustomerId id,
        PageId page,
        Audience audience,
        String key,
        ContactAddress address,
        String name,
        String language,
        ZoneId zone,
        SortedSet<ComponentId> components,
        SortedSet<String> labels) {
    /** What stands before the id in a recipient's key. */
    public static final String KEY = "customer:";

    /** The label of a member of a fleet. */
    public static final String MEMBER = "member:";

    /** The longest key, name and label. */
    public static final int LONGEST = 255;

    /** How many components, and how many labels, one customer can have. */
    public static final int MOST = 1_000;

    /**
     * @throws IllegalArgumentException when a part is too long, or there are too many
     */
    public Customer {
        components = Collections.unmodifiableSortedSet(new TreeSet<>(components));
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        if (key.isBlank() || key.length() > LONGEST || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a customer's key has 1 to 255 characters, the name at most as many");
        }
        if (components.size() > MOST || labels.size() > MOST) {
            throw new IllegalArgumentException(
                    "a customer has at most " + MOST + " components and as many labels");
        }
    }

    /** Whom deliveries name. */
    public Recipient recipient() {
        return new Recipient(KEY + id, address.channel(), address.text(), language, zone);
    }

    /** Whether they are known to use single members of fleets. */
    public boolean hasMembers() {
        return labels.tailSet(MEMBER).stream().findFirst().filter(Customer::isMember).isPresent();
    }

    private static boolean isMember(String label) {
        return label.startsWith(MEMBER);
    }
}
