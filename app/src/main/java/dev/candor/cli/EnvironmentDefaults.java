package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives every option that is not on the command line the value of an environment variable: {@code
 * --fail-after} that of {@code CANDOR_FAIL_AFTER}. A variable without text counts as not set.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
    private final Function<String, @Nullable String> environment;

    EnvironmentDefaults(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    @SuppressWarnings("NullAway") // the library answers "no default" with null
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
    }

    /** What the environment says of the option. */
    Optional<String> value(OptionSpec option) {
        return variable(option)
                .flatMap(name -> Optional.ofNullable(environment.apply(name)))
                .filter(value -> !value.isEmpty());
    }

    /** The variable of that option, or empty for those that only make sense when typed. */
    static Optional<String> variable(OptionSpec option) {
        if (option.usageHelp() || option.versionHelp() || option.hidden()) {
            return Optional.empty();
        }
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .map(name -> name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                .map("CANDOR_"::concat);
    }
}
