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
                .addSubcommand(new NoticeListCommand(session));
    }

    private CommandLine change() {
        return new CommandLine(new Group.Change())
                .addSubcommand(new ChangeMarkCommand(session))
                .addSubcommand(
                        new CommandLine(new ChangeRunCommand(session)).setStopAtPositional(true))
                .addSubcommand(new ChangeFinishCommand(session));
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
