package dev.candor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Checks;
import dev.candor.fixture.FaultProxy;
import dev.candor.fixture.FaultProxy.Kind;
import dev.candor.fixture.RealTime;
import dev.candor.fixture.SwitchableServer;
import dev.candor.model.Result;
import dev.candor.model.Result.Outcome;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A line to a target that goes bad in the middle of an answer is a result with a reason. */
class TargetSocketFaultsTest {
    private static final int MOST_PIECES = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whicheverPieceIsLostThereIsOneResultWithAReasonAndTheNextRunIsGood(Kind kind)
            throws Exception {
        try (var target = new SwitchableServer();
                var proxy = FaultProxy.before(target.port());
                var prober = new NetworkProber(ProbeSettings.of("1"), new RealTime())) {
            for (var n = 1; n < MOST_PIECES; n++) {
                proxy.arm(n, kind, true);
                var result = probe(prober, proxy);
                if (!proxy.disarm()) {
                    assertThat(result.outcome()).isEqualTo(Outcome.UP);
                    assertThat(n).isGreaterThan(2);
                    return;
                }
                if (result.outcome() != Outcome.UP) {
                    assertThat(result.outcome()).isEqualTo(Outcome.DOWN);
                    assertThat(result.detail()).isNotBlank();
                }
                assertThat(probe(prober, proxy).outcome()).as("after %s", n).isEqualTo(Outcome.UP);
            }
            throw new AssertionError("the fault never came to an end");
        }
    }

    private static Result probe(NetworkProber prober, FaultProxy proxy) throws Exception {
        var target = Checks.http(URI.create("http://127.0.0.1:" + proxy.port() + "/"));
        var result = new CompletableFuture<Result>();
        prober.probe(
                Checks.of(target, TIMEOUT),
                each -> assertThat(result.complete(each)).as("one result").isTrue());
        return result.get(20, TimeUnit.SECONDS);
    }
}
