package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.NoticeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class LifecycleTest {
    @ParameterizedTest
    @EnumSource
    void aStateMayStayAndNeverLeavesItsKind(NoticeState state) {
        assertThat(Lifecycle.next(state)).contains(state);
        assertThat(Lifecycle.next(state)).allMatch(next -> next.kind() == state.kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "INVESTIGATING: INVESTIGATING IDENTIFIED MONITORING RESOLVED",
                "MONITORING: INVESTIGATING IDENTIFIED MONITORING RESOLVED",
                "RESOLVED: INVESTIGATING IDENTIFIED MONITORING RESOLVED POSTMORTEM",
                "SCHEDULED: TENTATIVE SCHEDULED IN_PROGRESS CANCELLED",
                "CANCELLED: TENTATIVE SCHEDULED CANCELLED",
                "VERIFYING: IN_PROGRESS VERIFYING COMPLETED REVERTED FAILED",
                "ENDED: PUBLISHED ENDED",
            })
    void onlyTheseMayFollow(NoticeState state, String next) {
        var expected = Arrays.stream(next.split(" ")).map(NoticeState::valueOf).toList();
        assertThat(Lifecycle.next(state)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void openingAgainIsNotTheSameAsBeginning() {
        assertThat(Lifecycle.reopens(NoticeState.RESOLVED, NoticeState.MONITORING)).isTrue();
        assertThat(Lifecycle.reopens(NoticeState.SCHEDULED, NoticeState.IN_PROGRESS)).isFalse();
        assertThat(Lifecycle.begins(NoticeState.SCHEDULED, NoticeState.IN_PROGRESS)).isTrue();
        assertThat(Lifecycle.closes(NoticeState.RESOLVED, NoticeState.POSTMORTEM)).isFalse();
    }
}
