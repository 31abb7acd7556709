package dev.candor.cli;

import dev.candor.app.TemplateShelf;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        header = "Check a template.",
        description = {
            "",
            "Its name says its kind, its folder its language: mail/de/notice-posted.txt. Reports"
                    + " everything that is wrong, each with file, line and column."
        },
        footer = {"%nExample:", "  candor template check words/mail/de/notice-posted.txt"})
final class TemplateCheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "The template.")
    Path file = Path.of("");

    TemplateCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var problems = TemplateShelf.check(file);
        if (!problems.isEmpty()) {
            throw new Failure(ExitCodes.CONFIGURATION, problems);
        }
        session.terminal().out().println(file + " is right");
        return ExitCodes.OK;
    }
}
