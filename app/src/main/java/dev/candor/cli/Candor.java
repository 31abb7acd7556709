package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

@Command(
        name = "candor",
        header = "Watch your systems and tell your customers the truth about them.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nExamples:",
            "  candor serve",
            "  candor check https://app.example.com/",
            "  candor validate candor.yaml",
            "  candor notice post --title 'Checkout is slow' --body 'We are looking into it.'"
        })
final class Candor implements Callable<Integer> {
    private final Session session;

    @Spec @Nullable CommandSpec spec;

    @Mixin final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    /** Makes the start-up cache when the program is packaged; of no use to anyone else. */
    @Option(names = "--train", hidden = true)
    boolean train;

    private Candor(Session session) {
        this.session = session;
    }

    /** The whole command line. */
    static CommandLine commandLine(Session session) {
        var notice =
                new CommandLine(new Group.Notice())
                        .addSubcommand(new NoticePostCommand(session))
                        .addSubcommand(new NoticeUpdateCommand(session))
                        .addSubcommand(new NoticeResolveCommand(session))
                        .addSubcommand(new NoticeEditCommand(session))
                        .addSubcommand(new NoticeListCommand(session));
        var change =
                new CommandLine(new Group.Change())
                        .addSubcommand(new ChangeMarkCommand(session))
                        .addSubcommand(new ChangeFinishCommand(session));
        var metric =
                new CommandLine(new Group.Metric()).addSubcommand(new MetricPushCommand(session));
        var postmortem =
                new CommandLine(new Group.Postmortem())
                        .addSubcommand(new PostmortemDraftCommand(session))
                        .addSubcommand(new PostmortemEditCommand(session))
                        .addSubcommand(new PostmortemShowCommand(session))
                        .addSubcommand(new PostmortemPublishCommand(session))
                        .addSubcommand(new PostmortemPromisesCommand(session));
        var token =
                new CommandLine(new Group.Token())
                        .addSubcommand(new TokenCreateCommand(session))
                        .addSubcommand(new TokenListCommand(session))
                        .addSubcommand(new TokenRevokeCommand(session));
        var imports =
                new CommandLine(new Group.Import())
                        .addSubcommand(new ImportHistoryCommand(session));
        var database =
                new CommandLine(new Group.Database())
                        .addSubcommand(new DatabaseCheckCommand(session))
                        .addSubcommand(new DatabaseCopyCommand(session));
        var deliveries =
                new CommandLine(new Group.Deliveries())
                        .addSubcommand(new DeliveriesListCommand(session))
                        .addSubcommand(new DeliveriesShowCommand(session))
                        .addSubcommand(new DeliveriesRetryCommand(session))
                        .addSubcommand(new DeliveriesStopCommand(session))
                        .addSubcommand(new DeliveriesTestCommand(session));
        var channels =
                new CommandLine(new Group.Channels())
                        .addSubcommand(new ChannelsListCommand(session))
                        .addSubcommand(new ChannelsPauseCommand(session))
                        .addSubcommand(new ChannelsResumeCommand(session));
        var quarantine =
                new CommandLine(new Group.Quarantine())
                        .addSubcommand(new QuarantineListCommand(session))
                        .addSubcommand(new QuarantineReleaseCommand(session));
        var mail =
                new CommandLine(new Group.Mail())
                        .addSubcommand(new MailDoctorCommand(session))
                        .addSubcommand(new MailBounceCommand(session))
                        .addSubcommand(quarantine);
        var template =
                new CommandLine(new Group.Template())
                        .addSubcommand(new TemplateListCommand(session))
                        .addSubcommand(new TemplatePreviewCommand(session))
                        .addSubcommand(new TemplateCheckCommand(session));
        return new CommandLine(new Candor(session))
                .addSubcommand(new ServeCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(notice)
                .addSubcommand(change)
                .addSubcommand(metric)
                .addSubcommand(postmortem)
                .addSubcommand(mail)
                .addSubcommand(template)
                .addSubcommand(imports)
                .addSubcommand(deliveries)
                .addSubcommand(channels)
                .addSubcommand(token)
                .addSubcommand(new BackupCommand(session))
                .addSubcommand(new RestoreCommand(session))
                .addSubcommand(database)
                .addSubcommand(new ReloadCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new VersionCommand(session))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public Integer call() {
        if (train) {
            session.wiring().training().run();
            return ExitCodes.OK;
        }
        if (spec == null) {
            throw new IllegalStateException("the command line was not built by its library");
        }
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
