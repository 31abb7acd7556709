package dev.candor.cli;

import dev.candor.model.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.concurrent.Callable;

@Command(
        name = "create",
        header = "Make a token for API v1.",
        description = {
            "",
            "Prints the token alone on standard output. It cannot be shown again: only its hash is"
                    + " kept. A viewer reads, an operator also posts, an admin may do everything."
        },
        footer = {"%nExample:", "  TOKEN=$(candor token create --role operator --data ./data)"})
final class TokenCreateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            converter = RoleConverter.class,
            description = "viewer, operator or admin.")
    Role role = Role.VIEWER;

    TokenCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var arguments = Json.object().put("role", role.wireName());
        var answer = data.ask(session, "token.create", arguments);
        var terminal = session.terminal();
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
        } else {
            terminal.out().println(Json.text(answer, "token"));
            terminal.err()
                    .println(
                            "This is token "
                                    + Json.text(answer, "id")
                                    + " with the role "
                                    + role.wireName()
                                    + ". It is shown only now; send it as 'Authorization: Bearer"
                                    + " TOKEN'.");
        }
        return ExitCodes.OK;
    }

    /** Reads a role by its name. */
    static final class RoleConverter implements ITypeConverter<Role> {
        @Override
        public Role convert(String text) {
            return Role.ofWireName(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    Words.unknown("role", text, Role.values(), Role::wireName)));
        }
    }
}
