package dev.candor.cli;

import dev.candor.app.TemplateShelf;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List the kinds of message that have words of their own.",
        description = {"", "Each kind is a file of that name, with .txt behind it."},
        footer = {"%nExample:", "  candor template list --templates words"})
final class TemplateListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final TemplatesOption templates = new TemplatesOption();

    TemplateListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var languages = String.join(" ", templates.open().languages());
        var rows = TemplateShelf.kinds().stream().map(kind -> List.of(kind, languages)).toList();
        new Columns(List.of("KIND", "LANGUAGES"), rows).print(session.terminal());
        return ExitCodes.OK;
    }
}
