package dev.candor.cli;

import dev.candor.config.Nearest;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says what is wrong with a command line, in one line, and what was probably meant. */
final class UsageMistakes implements IParameterExceptionHandler {
    private final Session session;

    UsageMistakes(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        var command = exception.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        var err = session.terminal().err();
        err.println(name + ": " + message(exception, arguments));
        if (isMissing(exception)) {
            err.println();
            command.usage(err);
        } else {
            err.println("Try '" + name + " --help'.");
        }
        return ExitCodes.USAGE;
    }

    /** Whether nothing was typed behind a command that only leads to others. */
    private static boolean isMissing(ParameterException exception) {
        return !(exception instanceof UnmatchedArgumentException)
                && exception.getArgSpec() == null
                && !exception.getCommandLine().getSubcommands().isEmpty();
    }

    private String message(ParameterException exception, String[] arguments) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (isMissing(exception)) {
            return "a command is missing";
        }
        var what = what(exception);
        var option =
                exception.getArgSpec() instanceof OptionSpec spec
                        ? Optional.of(spec)
                        : Optional.<OptionSpec>empty();
        return option.filter(spec -> fromEnvironment(spec, arguments))
                .flatMap(EnvironmentDefaults::variable)
                .map(variable -> "the environment variable " + variable + ": " + what)
                .orElseGet(() -> option.map(spec -> named(spec, what)).orElse(what));
    }

    /** The converter's own sentence where there is one; the library's else, in our voice. */
    private static String what(ParameterException exception) {
        if (exception.getCause() instanceof TypeConversionException conversion) {
            return String.valueOf(conversion.getMessage());
        }
        var message = String.valueOf(exception.getMessage());
        var sentence = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return sentence.replaceFirst("^invalid value for option '--[a-z-]+': ", "");
    }

    private static String named(OptionSpec option, String what) {
        return what.contains(option.longestName()) ? what : option.longestName() + ": " + what;
    }

    private boolean fromEnvironment(OptionSpec option, String[] arguments) {
        var typed =
                Arrays.stream(arguments)
                        .anyMatch(argument ->
                                Arrays.stream(option.names())
                                        .anyMatch(name ->
                                                argument.equals(name)
                                                        || argument.startsWith(name + "=")));
        return !typed && new EnvironmentDefaults(session.environment()).value(option).isPresent();
    }

    private static String unmatched(UnmatchedArgumentException exception) {
        var word = exception.getUnmatched().getFirst();
        var spec = exception.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            var options =
                    spec.options().stream()
                            .filter(option -> !option.hidden())
                            .map(OptionSpec::longestName)
                            .toList();
            return "unknown option '" + word + "'; " + Nearest.hint(word.split("=", 2)[0], options);
        }
        if (spec.subcommands().isEmpty()) {
            return "'" + word + "' is one argument too many";
        }
        var commands = exception.getCommandLine().getSubcommands();
        return "unknown command '" + word + "'; " + Nearest.hint(word, commands.keySet());
    }
}
