package dev.candor.cli;

import dev.candor.app.TemplateShelf;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;

@Command(
        name = "preview",
        header = "Show a message of a kind as its reader would get it.",
        description = {"", "What it tells is made up."},
        footer = {
            "%nExamples:",
            "  candor template preview notice-posted --language de --zone Europe/Berlin",
            "  candor template preview digest --html > digest.html",
            "  candor template preview notice-posted --variables"
        })
final class TemplatePreviewCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final TemplatesOption templates = new TemplatesOption();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The reader's language (default: en).")
    String language = "en";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The reader's time zone (default: UTC).")
    String zone = "UTC";

    @Option(names = "--html", description = "Print the HTML part instead of the text.")
    boolean html;

    @Option(names = "--variables", description = "Print what its template may name instead.")
    boolean variables;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "The kind, as 'candor template list' shows it.")
    String kind = "";

    TemplatePreviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var out = session.terminal().out();
        var shown =
                templates
                        .open()
                        .preview(kind, language, zone())
                        .orElseThrow(() ->
                                new Failure(
                                        ExitCodes.FAILED,
                                        "there is no kind '" + kind + "'",
                                        "'candor template list' shows all"));
        if (variables) {
            TemplateShelf.variables(kind)
                    .forEach((name, meaning) -> out.println(name + "\t" + meaning));
        } else if (html) {
            out.print(shown.html());
        } else {
            out.println("Subject: " + shown.subject());
            out.println();
            out.print(shown.text());
        }
        out.flush();
        return ExitCodes.OK;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw new Failure(
                    ExitCodes.FAILED,
                    "there is no time zone '" + zone + "'",
                    "write Europe/Berlin or America/Los_Angeles, for example");
        }
    }
}
