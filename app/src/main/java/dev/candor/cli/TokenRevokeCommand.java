package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "revoke",
        header = "Make a token worthless from now on.",
        description = {"", "Takes the token's id, as 'candor token list' shows it."},
        footer = {"%nExample:", "  candor token revoke k3xq81mzv0ab"})
final class TokenRevokeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The token's id.")
    String id = "";

    TokenRevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "token.revoke", Json.object().put("id", id));
        var out = session.terminal().out();
        out.println(
                json.wanted
                        ? Json.print(answer)
                        : "Token "
                                + Json.text(answer, "id")
                                + " is worthless since "
                                + Json.text(answer, "revoked_at")
                                + ".");
        return ExitCodes.OK;
    }
}
