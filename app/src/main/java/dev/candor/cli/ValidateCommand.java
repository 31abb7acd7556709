package dev.candor.cli;

import dev.candor.app.MailWords;
import dev.candor.config.Configuration;
import dev.candor.config.ConfigurationFile;
import dev.candor.config.LocalSecrets;
import dev.candor.config.Parsed;
import dev.candor.model.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "validate",
        header = "Check a configuration file.",
        description = {
            "",
            "Reports everything that is wrong, each with file, line and column. Secrets are"
                    + " resolved as 'serve' would, and never printed."
        },
        footer = {
            "%nExamples:",
            "  candor validate candor.yaml",
            "  candor validate --show candor.yaml   # with every default written out"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--show",
            description = "Print the configuration with its defaults, secrets hidden.")
    boolean show;

    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration file.")
    Path file = Path.of("");

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var content = Input.file(file, ConfigurationFile.LONGEST, ExitCodes.CONFIGURATION);
        var folder = file.toAbsolutePath().getParent();
        var secrets =
                new LocalSecrets(session.environment(), folder == null ? Path.of("/") : folder);
        return switch (ConfigurationFile.parse(file.toString(), content, secrets)) {
            case Parsed.Valid(var configuration) -> {
                var problems = MailWords.problems(configuration, file);
                yield problems.isEmpty() ? valid(configuration) : invalid(problems);
            }
            case Parsed.Invalid(var problems) -> invalid(problems);
        };
    }

    private int valid(Configuration configuration) {
        var out = session.terminal().out();
        if (json.wanted) {
            var answer =
                    Json.object()
                            .put("valid", true)
                            .put("components", configuration.components().size())
                            .put("checks", configuration.checks().size())
                            .put("hash", configuration.hash());
            if (show) {
                answer.put("effective", configuration.toString());
            }
            out.println(Json.print(answer));
        } else if (show) {
            out.print(configuration);
        } else {
            out.println(
                    "%s is valid: %s, %s"
                            .formatted(
                                    file,
                                    count(configuration.components().size(), "component"),
                                    count(configuration.checks().size(), "check")));
        }
        return ExitCodes.OK;
    }

    private int invalid(List<Problem> problems) {
        if (!json.wanted) {
            throw new Failure(ExitCodes.CONFIGURATION, problems);
        }
        var list = Json.array();
        for (var problem : problems) {
            list.addObject()
                    .put("where", problem.where())
                    .put("what", problem.what())
                    .put("todo", problem.todo());
        }
        var answer = Json.object().put("valid", false);
        answer.set("problems", list);
        session.terminal().out().println(Json.print(answer));
        return ExitCodes.CONFIGURATION;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
