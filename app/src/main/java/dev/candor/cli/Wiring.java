package dev.candor.cli;

import dev.candor.app.Control;
import dev.candor.cli.ProbeAction.Probed;
import dev.candor.model.Check;
import dev.candor.probe.ProbeOnce;
import dev.candor.probe.ProbeSettings;
import dev.candor.time.SystemTime;

import io.netty.util.NetUtil;

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
    static Wiring product() {
        return new Wiring(
                _ -> {
                    throw absent();
                },
                _ -> {
                    throw absent();
                },
                Wiring::probe,
                () -> {
                    throw absent();
                });
    }

    private static Probed probe(Check check) {
        var settings = ProbeSettings.of(Version.number());
        var seen = ProbeOnce.run(check, settings, SystemTime.ofSystem());
        var address = seen.address();
        return new Probed(
                seen.result(),
                address == null ? "" : NetUtil.toSocketAddressString(address),
                seen.certificateEnd());
    }

    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("this build holds the command line alone");
    }
}
