package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(name = "version", header = "Show which version this is.")
final class VersionCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal().out().println(new Version().getVersion()[0]);
        return ExitCodes.OK;
    }
}
