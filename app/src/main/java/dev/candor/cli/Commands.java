package dev.candor.cli;

import picocli.CommandLine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every command, in the order of the help; each is built when it is asked for. */
record Commands(Session session) {
    Map<String, Supplier<Object>> byName() {
        var all = new LinkedHashMap<String, Supplier<Object>>();
        all.put("serve", () -> new ServeCommand(session));
        all.put("validate", () -> new ValidateCommand(session));
        all.put("check", () -> new CheckCommand(session));
        all.put("notice", this::notice);
        all.put("change", this::change);
        all.put("metric", this::metric);
        all.put("postmortem", this::postmortem);
        all.put("subscriber", this::subscriber);
        all.put("audience", this::audience);
        all.put("deliveries", this::deliveries);
        all.put("channels", this::channels);
        all.put("alert", this::alert);
        all.put("mail", this::mail);
        all.put("template", this::template);
        all.put("import", this::imports);
        all.put("token", this::token);
        all.put("backup", () -> new BackupCommand(session));
        all.put("restore", () -> new RestoreCommand(session));
        all.put("db", this::database);
        all.put("reload", () -> new ReloadCommand(session));
        all.put("status", () -> new StatusCommand(session));
        all.put("version", () -> new VersionCommand(session));
        return all;
    }

    private CommandLine notice() {
        return new CommandLine(new Group.Notice())
                .addSubcommand(new NoticePostCommand(session))
                .addSubcommand(new NoticeUpdateCommand(session))
                .addSubcommand(new NoticeResolveCommand(session))
                .addSubcommand(new NoticeEditCommand(session))
                .addSubcommand(new NoticeMessagesCommand(session))
                .addSubcommand(new NoticeListCommand(session));
    }

    private CommandLine change() {
        return new CommandLine(new Group.Change())
                .addSubcommand(new ChangeMarkCommand(session))
                .addSubcommand(new ChangeFinishCommand(session))
                .addSubcommand(
                        new CommandLine(new ChangeRunCommand(session)).setStopAtPositional(true));
    }

    private CommandLine metric() {
        return new CommandLine(new Group.Metric()).addSubcommand(new MetricPushCommand(session));
    }

    private CommandLine postmortem() {
        return new CommandLine(new Group.Postmortem())
                .addSubcommand(new PostmortemDraftCommand(session))
                .addSubcommand(new PostmortemEditCommand(session))
                .addSubcommand(new PostmortemShowCommand(session))
                .addSubcommand(new PostmortemPublishCommand(session))
                .addSubcommand(new PostmortemPromisesCommand(session));
    }

    private CommandLine subscriber() {
        return new CommandLine(new Group.Subscriber())
                .addSubcommand(new SubscriberAddCommand(session))
                .addSubcommand(new SubscriberListCommand(session))
                .addSubcommand(new SubscriberExportCommand(session))
                .addSubcommand(new SubscriberImportCommand(session))
                .addSubcommand(new SubscriberEraseCommand(session));
    }

    private CommandLine audience() {
        return new CommandLine(new Group.Audience())
                .addSubcommand(new AudienceImportCommand(session))
                .addSubcommand(new AudienceRefreshCommand(session))
                .addSubcommand(new AudienceListCommand(session))
                .addSubcommand(new AudienceShowCommand(session))
                .addSubcommand(new AudienceRemoveCommand(session));
    }

    private CommandLine deliveries() {
        return new CommandLine(new Group.Deliveries())
                .addSubcommand(new DeliveriesListCommand(session))
                .addSubcommand(new DeliveriesShowCommand(session))
                .addSubcommand(new DeliveriesLinkCommand(session))
                .addSubcommand(new DeliveriesRetryCommand(session))
                .addSubcommand(new DeliveriesStopCommand(session))
                .addSubcommand(new DeliveriesTestCommand(session));
    }

    private CommandLine channels() {
        return new CommandLine(new Group.Channels())
                .addSubcommand(new ChannelsListCommand(session))
                .addSubcommand(new ChannelsPauseCommand(session))
                .addSubcommand(new ChannelsResumeCommand(session));
    }

    private CommandLine quarantine() {
        return new CommandLine(new Group.Quarantine())
                .addSubcommand(new QuarantineListCommand(session))
                .addSubcommand(new QuarantineReleaseCommand(session));
    }

    private CommandLine mail() {
        return new CommandLine(new Group.Mail())
                .addSubcommand(new MailDoctorCommand(session))
                .addSubcommand(new MailBounceCommand(session))
                .addSubcommand(quarantine());
    }

    private CommandLine template() {
        return new CommandLine(new Group.Template())
                .addSubcommand(new TemplateListCommand(session))
                .addSubcommand(new TemplatePreviewCommand(session))
                .addSubcommand(new TemplateCheckCommand(session));
    }

    private CommandLine alert() {
        return new CommandLine(new Group.Alert())
                .addSubcommand(new AlertListCommand(session))
                .addSubcommand(new AlertAckCommand(session));
    }

    private CommandLine imports() {
        return new CommandLine(new Group.Import()).addSubcommand(new ImportHistoryCommand(session));
    }

    private CommandLine token() {
        return new CommandLine(new Group.Token())
                .addSubcommand(new TokenCreateCommand(session))
                .addSubcommand(new TokenListCommand(session))
                .addSubcommand(new TokenRevokeCommand(session));
    }

    private CommandLine database() {
        return new CommandLine(new Group.Database())
                .addSubcommand(new DatabaseCheckCommand(session))
                .addSubcommand(new DatabaseCopyCommand(session));
    }
}
