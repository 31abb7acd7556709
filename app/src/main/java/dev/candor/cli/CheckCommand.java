package dev.candor.cli;

import dev.candor.cli.ProbeAction.Probed;
import dev.candor.config.SingleCheck;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        header = "Check one address once, and show where the time went.",
        description = {
            "",
            "Does what a check of the configuration does, from this machine, and stores nothing."
                    + " Exits with 0 when the address is up."
        },
        footer = {
            "%nExamples:",
            "  candor check https://app.example.com/",
            "  candor check tcp://mail.example.com:25",
            "  candor check https://api.example.com/health \\",
            "      --expect 'status == 200' --expect 'json $.status == \"ok\"' \\",
            "      --expect 'latency < 800ms'"
        })
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(
            index = "0",
            paramLabel = "URL",
            description = "What to check: https://..., http://... or tcp://HOST:PORT.")
    String address = "";

    @Option(
            names = "--expect",
            paramLabel = "CONDITION",
            description = "What must hold; may be given several times (default: status < 400).")
    List<String> expect = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "When to give up (default: ${DEFAULT-VALUE}).")
    Duration timeout = Duration.ofSeconds(10);

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return switch (SingleCheck.of(address, timeout, expect)) {
            case SingleCheck.Refused(var problems) -> throw new Failure(ExitCodes.USAGE, problems);
            case SingleCheck.Ready(var check) -> {
                var probed = session.wiring().probe().run(check);
                if (json.wanted) {
                    session.terminal().out().println(Json.print(CheckJson.of(address, probed)));
                } else {
                    draw(probed);
                }
                yield probed.result().outcome() == Outcome.UP ? ExitCodes.OK : ExitCodes.FAILED;
            }
        };
    }

    private void draw(Probed probed) {
        var terminal = session.terminal();
        var result = probed.result();
        terminal.out().println(address + "  " + coloured(result.outcome()) + figures(result));
        if (!result.detail().isEmpty()) {
            terminal.out().println("  " + Terminal.safe(result.detail()));
        }
        var bars = PhaseBars.lines(result.phases(), terminal.width(), terminal.blocks());
        if (!bars.isEmpty()) {
            terminal.out().println();
            bars.forEach(terminal.out()::println);
            terminal.out().println();
        }
        if (!probed.address().isEmpty()) {
            terminal.out().println("  address      " + probed.address());
        }
        var end = probed.certificateEnd();
        if (end != null) {
            var days = Duration.between(result.at(), end).toDays();
            terminal.out()
                    .println("  certificate  ends " + end + (days < 0 ? "" : ", in " + days(days)));
        }
    }

    private static String figures(Result result) {
        return (result.status() == 0 ? "" : "  HTTP " + result.status())
                + "  in "
                + PhaseBars.millis(result.phases().total());
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private String coloured(Outcome outcome) {
        var word = outcome.name().toLowerCase(Locale.ROOT);
        var style =
                switch (outcome) {
                    case UP -> "green";
                    case DEGRADED, UNKNOWN -> "yellow";
                    case DOWN -> "red";
                };
        var ansi = session.terminal().colours() ? Ansi.ON : Ansi.OFF;
        return ansi.string("@|bold," + style + " " + word + "|@");
    }
}
