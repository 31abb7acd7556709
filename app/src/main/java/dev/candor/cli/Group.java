package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands that only lead to others. */
final class Group {
    private Group() {}

    @Command(
            name = "notice",
            header = "Post, update, correct and list notices.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Notice {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "token",
            header = "Make, list and revoke the tokens of API v1.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Token {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "import",
            header = "Bring in what was kept elsewhere.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Import {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "db",
            header = "Check the database, and move it.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Database {
        @Mixin final HelpOption help = new HelpOption();
    }
}
