package dev.candor.cli;

import dev.candor.app.Control;
import dev.candor.app.ControlConnection;
import dev.candor.app.Training;
import dev.candor.model.Check;
import dev.candor.probe.ProbeOnce;
import dev.candor.probe.ProbeSettings;
import dev.candor.time.SystemTime;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * What commands do their work with.
 *
 * @param control opens a data folder
 * @param serve runs the server
 * @param probe runs a check once
 * @param training runs through the program once, so that its start can be cached
 */
public record Wiring(
        Function<Path, Control> control, ServeAction serve, ProbeAction probe, Runnable training) {
    /** The real ones. */
    static Wiring product(Terminal terminal, Function<String, @Nullable String> environment) {
        return new Wiring(
                folder -> ControlConnection.open(folder, environment::apply),
                new RunServer(terminal),
                Wiring::probeOnce,
                Training::run);
    }

    private static ProbeAction.Probed probeOnce(Check check) {
        var settings = ProbeSettings.of(Version.number());
        var seen = ProbeOnce.run(check, settings, SystemTime.ofSystem());
        var address = seen.address();
        return new ProbeAction.Probed(
                seen.result(),
                address == null ? "" : address.toString().replaceFirst("^.*/", ""),
                seen.certificateEnd());
    }
}
