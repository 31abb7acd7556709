package dev.candor.command;

import static dev.candor.command.Scene.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.Location;
import dev.candor.model.Outage;
import dev.candor.model.Role;
import dev.candor.model.Verdict;
import dev.candor.model.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class ServerCommandsTest {
    @TempDir Path folder;
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Duration start() {
        return scene.system(new StartServer("0.1.0", scene.checks.values()));
    }

    @Test
    void theTimeAwayIsUnknownAndAnOutageThatWasOpenStaysOpen() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.system(new Beat());
        scene.advance(600);
        var announced = scene.notices();
        assertThat(start()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scene.ledger("app")).singleElement().matches(Outage::isOpen);
        assertThat(scene.ledger())
                .filteredOn(each -> each.level() == Level.UNKNOWN && each.start().equals(at(60)))
                .extracting(each -> each.component().value(), Outage::end)
                .containsExactlyInAnyOrder(
                        tuple("app", at(660)),
                        tuple("flexo/web", at(660)),
                        tuple("flexo/mail", at(660)));
        assertThat(scene.notices()).isEqualTo(announced);
        assertThat(scene.journal()).last().isEqualTo(new Event.ServerStarted("0.1.0", 600_000));
    }

    @Test
    void theFirstStartEverWasNeverAway() {
        assertThat(start()).isZero();
    }

    @Test
    void countsBeginAnewAfterARestart() {
        var pending =
                new CheckState(
                        new CheckId("app-front"),
                        null,
                        Location.HERE,
                        Verdict.UP,
                        at(1),
                        Verdict.DOWN,
                        2,
                        at(40),
                        at(50),
                        "refused");
        scene.system(new RecordVerdicts(List.of(), List.of(pending), scene.checks));
        start();
        var state = scene.remembered("app-front").getFirst();
        assertThat(state.candidate()).isEqualTo(Verdict.UP);
        assertThat(state.run()).isZero();
        assertThat(state.runStart()).isNull();
    }

    @Test
    void aStepOfTheClockBendsNoInterval() {
        scene.turn("web-front", Verdict.DOWN, at(10));
        scene.advance(10);
        scene.turn("web-front", Verdict.UP, at(40));
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.system(new StepClock(Duration.ofHours(-1)));
        assertThat(scene.ledger("app")).extracting(Outage::start).containsExactly(at(30 - 3_600));
        assertThat(scene.ledger("flexo/web")).extracting(Outage::start).containsExactly(at(10));
        var state = scene.remembered("app-front").getFirst();
        assertThat(state.since()).isEqualTo(at(30 - 3_600));
        assertThat(scene.notices())
                .filteredOn(each -> each.title().startsWith("app"))
                .flatExtracting(each -> each.windows())
                .extracting(Window::start)
                .containsExactly(at(30 - 3_600));
    }

    @Test
    void aTokenIsKnownByItsSecretAndKeptAsItsHash() {
        var token = scene.person(new CreateToken(Role.OPERATOR));
        assertThat(token.secret()).startsWith("candor_").hasSizeGreaterThan(45);
        assertThat(token.toString()).doesNotContain(token.secret());
        var authenticate = new Authenticate(scene.store);
        assertThat(authenticate.token(token.secret()))
                .hasValueSatisfying(each -> {
                    assertThat(each.id()).isEqualTo(token.id());
                    assertThat(each.role()).isEqualTo(Role.OPERATOR);
                    assertThat(each.hash()).matches("[0-9a-f]{64}");
                });
        assertThat(authenticate.token(token.secret() + "x")).isEmpty();
        assertThat(authenticate.token("")).isEmpty();
        assertThat(scene.journal())
                .last()
                .isEqualTo(new Event.TokenCreated(token.id(), Role.OPERATOR));
    }

    @Test
    void aRevokedTokenIsWorthlessAndStaysInTheList() {
        var token = scene.person(new CreateToken(Role.OPERATOR));
        var revoked = scene.person(new RevokeToken(token.id()));
        assertThat(revoked.revokedAt()).isEqualTo(scene.time.now());
        assertThat(new Authenticate(scene.store).token(token.secret())).isEmpty();
        assertThat(scene.journal()).last().isEqualTo(new Event.TokenRevoked(token.id()));
        var entries = scene.journal().size();
        assertThat(scene.person(new RevokeToken(token.id()))).isEqualTo(revoked);
        assertThat(scene.journal()).hasSize(entries);
        assertThatThrownBy(() -> scene.person(new RevokeToken("nobody")))
                .isInstanceOf(Rejected.class);
    }
}
