package dev.candor.cli;

import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.concurrent.Callable;

@Command(
        name = "post",
        header = "Post a notice: an incident, a maintenance or an announcement.",
        description = {
            "",
            "Title and body are enough: an incident with components began now, unless --start says"
                    + " otherwise. Times are local to the page's zone, or carry an offset:"
                    + " 2026-01-21T14:44-08:00."
        },
        footer = {
            "%nExamples:",
            "  candor notice post --title 'Checkout does not answer' \\",
            "      --body 'We are looking into it.' --component app",
            "  candor notice post --kind maintenance --title 'Database upgrade' \\",
            "      --component app --planned-start 2026-05-04T22:00 \\",
            "      --planned-end 2026-05-05T00:30 --body - < announcement.md"
        })
final class NoticePostCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();
    @Mixin final TellOptions tell = new TellOptions();
    @Mixin final ImpactOptions impacts = new ImpactOptions();
    @Mixin final TimeOptions times = new TimeOptions();
    @Mixin final StatementOptions statement = new StatementOptions();
    @Mixin final FactOptions facts = new FactOptions();
    @Mixin final LinkOptions links = new LinkOptions();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "incident",
            converter = KindConverter.class,
            description = "incident, maintenance or announcement (default: ${DEFAULT-VALUE}).")
    NoticeKind kind = NoticeKind.INCIDENT;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            required = true,
            description = "What it is about, at most 255 characters.")
    String title = "";

    @Option(names = "--draft", description = "Keep it from the public for now.")
    boolean draft;

    NoticePostCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var state = statement.state;
        if (state != null && state.kind() != kind) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "a notice of kind " + kind.wireName() + " cannot be " + state.wireName(),
                    "use one of: "
                            + String.join(
                                    ", ",
                                    NoticeState.of(kind).stream()
                                            .map(NoticeState::wireName)
                                            .toList()));
        }
        var request = Json.object().put("kind", kind.wireName()).put("title", title);
        impacts.addTo(request);
        times.addTo(request, false);
        statement.addTo(request, session);
        facts.addTo(request);
        links.addTo(request);
        if (draft) {
            request.put("draft", true);
        }
        tell.addTo(request);
        var notice = data.ask(session, "notice.post", request);
        tell.print(session.terminal(), json.wanted, "Posted", notice);
        return ExitCodes.OK;
    }

    /** Reads a kind by its name. */
    static final class KindConverter implements ITypeConverter<NoticeKind> {
        @Override
        public NoticeKind convert(String text) {
            return NoticeKind.ofWireName(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    Words.unknown(
                                            "kind",
                                            text,
                                            NoticeKind.values(),
                                            NoticeKind::wireName)));
        }
    }
}
