package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.ReplaceAudience.From;
import dev.candor.command.ReplaceAudience.Replaced;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.Customer;
import dev.candor.model.Event;
import dev.candor.model.PageId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

class ReplaceAudienceTest {
    private static final Audience SHOPS = new Audience("shops");

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

    @Test
    void whatIsTheSameIsNotWrittenAgain() {
        var rows = List.of("1,ada@example.com,app", "2,alan@example.com,");
        assertThat(outside(rows)).isEqualTo(new Replaced(2, 2, 0, 0));
        var journal = scene.journal().size();
        scene.advance(60);
        assertThat(outside(rows)).isEqualTo(new Replaced(2, 0, 0, 0));
        assertThat(scene.journal()).hasSize(journal);
        assertThat(changedAt()).isEqualTo(scene.time.now().minusSeconds(60).toString());
    }

    @Test
    void whoStaysKeepsTheIdAndWhoDiffersIsWritten() {
        outside(List.of("1,ada@example.com,app", "2,alan@example.com,", "3,grace@example.com,"));
        var before = customers();
        assertThat(outside(List.of("1,ada@example.com,", "3,grace@example.com,", "4,k@e.com,")))
                .isEqualTo(new Replaced(3, 1, 1, 1));
        var after = customers();
        assertThat(after).extracting(Customer::key).containsExactlyInAnyOrder("1", "3", "4");
        assertThat(of(after, "1").id()).isEqualTo(of(before, "1").id());
        assertThat(of(after, "1").components()).isEmpty();
        assertThat(of(after, "3")).isEqualTo(of(before, "3"));
        assertThat(scene.journal()).endsWith(new Event.AudienceChanged(SHOPS, 3));
    }

    @Test
    void moreThanOneSliceIsCompared() {
        var rows = IntStream.range(0, 2_500).mapToObj(n -> n + ",a" + n + "@example.com,").toList();
        assertThat(outside(rows)).isEqualTo(new Replaced(2_500, 2_500, 0, 0));
        assertThat(outside(rows)).isEqualTo(new Replaced(2_500, 0, 0, 0));
        assertThat(outside(rows.subList(0, 2_400))).isEqualTo(new Replaced(2_400, 0, 0, 100));
    }

    @Test
    void anAnswerWithTooFewIsRefusedUntilSomebodyAcceptsIt() {
        scene.system(new DeclareAudiences(PageId.MAIN, List.of(SHOPS)));
        var four = List.of("1,a@e.com,", "2,b@e.com,", "3,c@e.com,", "4,d@e.com,");
        assertThat(replace(four, From.DATABASE).added()).isEqualTo(4);
        assertThat(source().outcome()).isEqualTo(AudienceSource.Outcome.TAKEN);
        for (var rows : List.of(List.<String>of(), four.subList(0, 1))) {
            assertThatThrownBy(() -> replace(rows, From.DATABASE))
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("the audience has 4")
                    .hasMessageContaining("candor audience refresh shops --accept");
            assertThat(customers()).hasSize(4);
        }
        assertThat(replace(four.subList(0, 2), From.DATABASE).removed()).isEqualTo(2);
        assertThat(replace(List.of(), From.DATABASE_ACCEPTED).removed()).isEqualTo(2);
        assertThat(customers()).isEmpty();
    }

    @Test
    void nobodyChangesByHandWhatADatabaseSays() {
        outside(List.of("1,a@e.com,"));
        scene.system(new DeclareAudiences(PageId.MAIN, List.of(SHOPS)));
        assertThatThrownBy(() -> outside(List.of()))
                .hasMessageContaining("the customers of audience 'shops' come from a database");
        assertThatThrownBy(() -> scene.person(new RemoveAudience(PageId.MAIN, SHOPS)))
                .hasMessageContaining("come from a database");
        assertThat(scene.system(new DeclareAudiences(PageId.MAIN, List.of()))).isTrue();
        assertThat(customers()).hasSize(1);
        assertThatThrownBy(() -> replace(List.of("1,a@e.com,"), From.DATABASE))
                .hasMessageContaining("no database is asked for audience 'shops' any more");
        scene.person(new RemoveAudience(PageId.MAIN, SHOPS));
    }

    @Test
    void whatCameOfAskingIsNewsOnce() {
        scene.system(new DeclareAudiences(PageId.MAIN, List.of(SHOPS)));
        assertThat(source()).isEqualTo(AudienceSource.waiting(SHOPS));
        assertThat(asked(AudienceSource.Outcome.FAILED, "gone")).isTrue();
        assertThat(asked(AudienceSource.Outcome.FAILED, "gone")).isFalse();
        assertThat(source())
                .isEqualTo(
                        new AudienceSource(
                                SHOPS,
                                AudienceSource.Outcome.FAILED,
                                "gone",
                                scene.time.now(),
                                null,
                                scene.time.now()));
        assertThat(asked(AudienceSource.Outcome.TAKEN, "")).isTrue();
        scene.system(new DeclareAudiences(PageId.MAIN, List.of()));
        assertThat(asked(AudienceSource.Outcome.FAILED, "late")).isFalse();
    }

    private boolean asked(AudienceSource.Outcome outcome, String detail) {
        return scene.system(new RecordAsked(PageId.MAIN, SHOPS, outcome, detail));
    }

    private AudienceSource source() {
        return scene.store.read(tx -> tx.audienceSources().find(PageId.MAIN, SHOPS).orElseThrow());
    }

    private Replaced outside(List<String> rows) {
        return replace(rows, From.OUTSIDE);
    }

    private Replaced replace(List<String> rows, From from) {
        var file = "key,address,components\n" + String.join("\n", rows) + "\n";
        var read = (CustomerFile.Outcome.Read) CustomerFile.parse(file, "f");
        return scene.person(new ReplaceAudience(PageId.MAIN, SHOPS, read.customers(), from));
    }

    private List<Customer> customers() {
        return scene.store.read(tx -> tx.audiences().all(PageId.MAIN, SHOPS, 1_000, null));
    }

    private String changedAt() {
        return scene.store
                .<Object>read(tx -> tx.audiences().sizes(PageId.MAIN).getFirst().changedAt())
                .toString();
    }

    private static Customer of(List<Customer> customers, String key) {
        return customers.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }
}
