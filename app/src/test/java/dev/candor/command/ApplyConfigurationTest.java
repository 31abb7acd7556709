package dev.candor.command;

import static dev.candor.command.Scene.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.CheckId;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.Level;
import dev.candor.model.NoticeState;
import dev.candor.model.Outage;
import dev.candor.model.PageId;
import dev.candor.model.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ApplyConfigurationTest {
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

    private Component component(String id) {
        return scene.store
                .read(tx -> tx.components().find(PageId.MAIN, new ComponentId(id)))
                .orElseThrow();
    }

    private long applied() {
        return scene.journal().stream()
                .filter(Event.ConfigurationApplied.class::isInstance)
                .count();
    }

    @Test
    void onlyAnotherConfigurationIsJournalled() {
        assertThat(applied()).isEqualTo(1);
        assertThat(scene.configure("first").changed()).isFalse();
        assertThat(applied()).isEqualTo(1);
        assertThat(scene.configure("second").changed()).isTrue();
        assertThat(scene.configure("first").changed()).isTrue();
        assertThat(applied()).isEqualTo(3);
    }

    @Test
    void aComponentThatLeavesIsRetiredAndItsOutageEnds() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.remove("app");
        scene.checks.remove(new CheckId("app-front"));
        scene.advance(60);
        var change = scene.configure("second");
        assertThat(change.retired()).containsExactly(new ComponentId("app"));
        assertThat(component("app").retiredAt()).isEqualTo(at(120));
        assertThat(scene.ledger("app")).extracting(Outage::end).containsExactly(at(120));
        assertThat(scene.remembered("app-front")).isEmpty();

        scene.component("app", null);
        scene.advance(60);
        assertThat(scene.configure("third").returned()).containsExactly(new ComponentId("app"));
        assertThat(component("app").isRetired()).isFalse();
        assertThat(component("app").startedAt()).isEqualTo(at(0));
    }

    @Test
    void aRenamedComponentKeepsItsHistory() {
        scene.turn("app-front", Verdict.DOWN, at(30));
        scene.rename("app", "shop");
        scene.check("app-front", "shop");
        var change = scene.configure("second");
        assertThat(change.renamed()).containsExactly(new ComponentId("shop"));
        assertThat(change.retired()).isEmpty();
        assertThat(scene.ledger("shop")).hasSize(1).allMatch(Outage::isOpen);
        assertThat(scene.configure("second").renamed()).as("done once").isEmpty();
        scene.advance(60);
        scene.turn("app-front", Verdict.UP, at(100));
        assertThat(scene.notices()).hasSize(1);
        assertThat(scene.notices().getFirst().state()).isEqualTo(NoticeState.RESOLVED);
    }

    @Test
    void aHistoryIsNotTakenOverTwice() {
        scene.component("shop", null);
        scene.configure("second");
        scene.remove("shop");
        scene.rename("app", "shop");
        assertThatThrownBy(() -> scene.configure("third"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("cannot take over that of 'app'");
        assertThat(component("app").isRetired()).as("nothing of it is kept").isFalse();
    }

    @Test
    void aRemovedCheckNoLongerCounts() {
        scene.check("app-api", "app");
        scene.configure("second");
        scene.turn("app-api", Verdict.UP, at(60));
        scene.turn("app-front", Verdict.DOWN, at(60));
        assertThat(scene.ledger("app"))
                .extracting(Outage::level)
                .containsExactly(Level.PARTIAL_OUTAGE);
        scene.checks.remove(new CheckId("app-front"));
        scene.advance(10);
        scene.configure("third");
        assertThat(scene.ledger("app")).extracting(Outage::end).containsExactly(at(70));
        assertThat(scene.notices().getFirst().state()).isEqualTo(NoticeState.RESOLVED);
    }

    @Test
    void aComponentIsUnknownUntilItsFirstResult() {
        scene.component("new", null);
        scene.check("new-front", "new");
        scene.configure("second");
        scene.advance(5);
        scene.turn("new-front", Verdict.UP, at(65));
        assertThat(scene.ledger())
                .filteredOn(each -> each.component().value().equals("new"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.level()).isEqualTo(Level.UNKNOWN);
                    assertThat(each.start()).isEqualTo(at(60));
                    assertThat(each.end()).isEqualTo(at(65));
                });
    }
}
