package dev.candor.cli;

import dev.candor.app.CannotStart;
import dev.candor.app.ServeOptions;
import dev.candor.app.Server;
import dev.candor.app.ServerProcess;

/**
 * Runs the real server in this process.
 *
 * @param terminal where the line with its address goes
 */
record RunServer(Terminal terminal) implements ServeAction {
    @Override
    public int serve(ServeOptions options) {
        try {
            ServerProcess.run(() -> Server.start(options, Version.number()), this::ready);
            return ExitCodes.OK;
        } catch (CannotStart e) {
            var code =
                    switch (e.kind()) {
                        case CONFIGURATION -> ExitCodes.CONFIGURATION;
                        case DATA_FOLDER, ADDRESS -> ExitCodes.UNREACHABLE;
                    };
            throw new Failure(code, e.problems());
        }
    }

    private void ready(Server server) {
        terminal.out().println("Candor is ready: " + server.address() + "/");
        server.adminAddress()
                .ifPresent(address -> terminal.out().println("For operators: " + address + "/"));
        terminal.out().flush();
    }
}
