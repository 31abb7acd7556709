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
            name = "change",
            header = "Mark what is done on purpose, so that graphs and postmortems show it.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Change {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "metric",
            header = "Send values of the metrics that the configuration declares.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Metric {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "postmortem",
            header = "Draft, edit, publish and show postmortems, and list open promises.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Postmortem {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "deliveries",
            header = "See who was told what, and whether it arrived.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Deliveries {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "channels",
            header = "See, pause and resume the ways by which people are told.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Channels {
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
            name = "mail",
            header = "Examine e-mail, and see what came back.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Mail {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "quarantine",
            header = "List and release addresses to which nothing is sent.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Quarantine {
        @Mixin final HelpOption help = new HelpOption();
    }

    @Command(
            name = "template",
            header = "List, preview and check the words of messages.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Template {
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
