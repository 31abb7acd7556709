package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List the tokens: their ids and roles, never the tokens themselves.")
final class TokenListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    TokenListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var terminal = session.terminal();
        var answer = data.ask(session, "token.list", Json.object());
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(TokenListCommand::row).toList();
        new Columns(List.of("ID", "ROLE", "CREATED", "REVOKED"), rows)
                .print(terminal, "There is no token yet; make one with 'candor token create'.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode token) {
        return List.of(
                Json.text(token, "id"),
                Json.text(token, "role"),
                Json.text(token, "created_at"),
                Json.text(token, "revoked_at"));
    }
}
