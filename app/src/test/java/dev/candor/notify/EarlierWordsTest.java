package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Notice;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.model.Update;
import dev.candor.model.UpdateId;
import dev.candor.store.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class EarlierWordsTest {
    @Test
    void whatWasSaidBeforeAnUpdateIsRepeatedTheLatestFirst() {
        var notice = notice(said(1, "Slow."), said(2, "A disk."), said(3, "Over."));
        assertThat(before(notice, 2)).containsExactly("A disk.", "Slow.");
        assertThat(before(notice, 1)).containsExactly("Slow.");
        assertThat(before(notice, 0)).isEmpty();
    }

    @Test
    void whatWasPutRightIsNotSaidAgain() {
        var notice = notice(said(1, "No data was lost."), said(2, "Over."), correcting(3, 1));
        assertThat(before(notice, 2)).containsExactly("Over.");
        assertThat(before(notice, 1)).isEmpty();
    }

    @Test
    void whatStandsAtTheTopIsNotSaidTwiceNorWhatTheClockSaid() {
        var begun = said(3, "The planned time has come: the work is under way.");
        var notice = notice(said(1, "Switches."), said(2, "Routers too."), begun);
        assertThat(bodies(EarlierWords.without(notice, Occasion.OVERRUN, null)))
                .containsExactly("Routers too.", "Switches.");
        assertThat(bodies(EarlierWords.without(notice, Occasion.REMINDED, "Switches.\n\nLast.")))
                .containsExactly("Routers too.");
    }

    @Test
    void whatStandsBesideANoticesLifeRepeatsNothing() {
        var notice = notice(said(1, "Slow."), said(2, "Over."));
        for (var each : List.of(Occasion.NOT_AFFECTED, Occasion.FOLLOWED_UP, Occasion.EXPLAINED)) {
            assertThat(EarlierWords.before(notice, each, notice.updates().getLast())).isEmpty();
            assertThat(EarlierWords.without(notice, each, null)).isEmpty();
        }
    }

    @Test
    void itIsBoundedInNumberAndLength() {
        var many = new ArrayList<Update>();
        for (var number = 1; number <= 20; number++) {
            many.add(said(number, "Number " + number + "."));
        }
        assertThat(before(notice(many.toArray(Update[]::new)), 19))
                .hasSize(Told.Entry.MOST_EARLIER)
                .startsWith("Number 19.")
                .endsWith("Number 15.");
        var half = "x".repeat(Told.Entry.LONGEST_EARLIER / 2);
        var long_ = notice(said(1, half), said(2, half), said(3, "Short."), said(4, "Over."));
        assertThat(before(long_, 3)).containsExactly("Short.", half);
    }

    private static List<String> before(Notice notice, int place) {
        var update = notice.updates().get(place);
        return bodies(EarlierWords.before(notice, Occasion.UPDATED, update));
    }

    private static List<String> bodies(List<Told.Said> said) {
        return said.stream().map(Told.Said::body).toList();
    }

    private static Notice notice(Update... updates) {
        return Samples.incident(1, 0).toBuilder().updates(List.of(updates)).build();
    }

    private static Update said(int number, String body) {
        return update(number, Update.Kind.UPDATE, body, null);
    }

    private static Update correcting(int number, int corrected) {
        return update(
                number, Update.Kind.CORRECTION, "Two orders were.", Samples.update(corrected));
    }

    private static Update update(
            int number, Update.Kind kind, String body, @Nullable UpdateId corrects) {
        var at = Samples.NOON.plusSeconds(60L * number);
        var state = NoticeState.INVESTIGATING;
        return new Update(Samples.update(number), kind, state, body, at, at, corrects);
    }
}
