package dev.candor.config;

import dev.candor.model.Check;
import dev.candor.model.Page;
import dev.candor.model.UptimeTarget;

import java.util.List;

/**
 * All that a configuration file says, with defaults filled in and secrets resolved.
 *
 * @param page the page
 * @param components the tree, parents before children, otherwise in the file's order
 * @param checks in the file's order
 * @param targets what is promised, in the file's order
 * @param allowAddresses the ranges, beside public addresses, that redirects and checks from outside
 *     the file may reach
 * @param limits what one target host is spared
 * @param hash lower-case hexadecimal SHA-256 of all of the above, secrets included: two files that
 *     mean the same have the same
 */
public record Configuration(
        Page page,
        List<ComponentDefinition> components,
        List<Check> checks,
        List<UptimeTarget> targets,
        List<AddressRange> allowAddresses,
        Limits limits,
        String hash) {
    /** What the parts come to; the hash is computed. */
    public static Configuration of(
            Page page,
            List<ComponentDefinition> components,
            List<Check> checks,
            List<UptimeTarget> targets,
            List<AddressRange> allowAddresses,
            Limits limits) {
        var unhashed =
                new Configuration(page, components, checks, targets, allowAddresses, limits, "");
        return new Configuration(
                page,
                components,
                checks,
                targets,
                allowAddresses,
                limits,
                EffectiveText.hash(unhashed));
    }

    /** One that promises nothing. */
    public static Configuration of(
            Page page,
            List<ComponentDefinition> components,
            List<Check> checks,
            List<AddressRange> allowAddresses,
            Limits limits) {
        return of(page, components, checks, List.of(), allowAddresses, limits);
    }

    public Configuration {
        components = List.copyOf(components);
        checks = List.copyOf(checks);
        targets = List.copyOf(targets);
        allowAddresses = List.copyOf(allowAddresses);
    }

    /** As a configuration file with every default written out, and no secret shown. */
    @Override
    public String toString() {
        return EffectiveText.redacted(this);
    }
}
