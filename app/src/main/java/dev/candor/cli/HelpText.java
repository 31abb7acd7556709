package dev.candor.cli;

import picocli.CommandLine;

import java.util.ArrayList;
import java.util.List;

/** Adds to every command's help what is the same for all: exit codes and environment. */
final class HelpText {
    private static final int NARROW = 60;

    private HelpText() {}

    static void complete(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        if (!command.getCommandName().equals("help")) {
            usage.synopsisHeading("%nUsage: ");
            usage.optionListHeading("%nOptions:%n");
            usage.parameterListHeading("%nArguments:%n");
            usage.commandListHeading("%nCommands:%n");
            usage.exitCodeListHeading("%nExit codes:%n");
            usage.exitCodeList(ExitCodes.described());
            usage.sortOptions(false);
            usage.footer(footer(command));
        }
        command.getSubcommands().values().forEach(HelpText::complete);
    }

    private static String[] footer(CommandLine command) {
        var lines = new ArrayList<>(List.of(command.getCommandSpec().usageMessage().footer()));
        var variables =
                command.getCommandSpec().options().stream()
                        .flatMap(option -> EnvironmentDefaults.variable(option).stream())
                        .toList();
        if (!variables.isEmpty()) {
            lines.add("%nEnvironment, for options that are not given:");
            lines.addAll(wrapped(variables));
        } else if (!command.getSubcommands().isEmpty()) {
            lines.add("%nSee 'candor help COMMAND'. Every option may also come from the");
            lines.add("environment: --data from CANDOR_DATA, and so on.");
        }
        return lines.toArray(String[]::new);
    }

    /** Indented lines that fit the narrowest terminal. */
    private static List<String> wrapped(List<String> words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(" ");
        for (var word : words) {
            if (line.length() + word.length() + 2 > NARROW) {
                lines.add(line + ",");
                line = new StringBuilder(" ");
            }
            line.append(line.length() == 1 ? " " : ", ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
