package dev.candor.command;

import dev.candor.model.CheckState;
import dev.candor.model.Event;
import dev.candor.model.Notice;
import dev.candor.model.Outage;
import dev.candor.model.PageId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The wall clock was found to have jumped. What lasts has lasted as long as the monotonic clock
 * says: the starts of what the checks see now, and the instants that the judge remembers, move by
 * as much, so that no interval becomes longer or shorter. What is over stays as it was written.
 *
 * @param page whose components they are
 * @param step how far the clock jumped; negative when it went back
 */
public record StepClock(PageId page, Duration step) implements Command<Duration> {
    /** For the first page. */
    public StepClock(Duration step) {
        this(PageId.MAIN, step);
    }

    @Override
    public Duration run(Work work) {
        work.journal(new Event.ClockStepped(step.toMillis()));
        var ledger = work.store().ledger();
        ledger.open(page).stream()
                .filter(each -> each.source() == Outage.Source.PROBE)
                .forEach(each -> ledger.replace(each.withStart(each.start().plus(step))));
        var states = work.store().checkStates();
        states.put(states.all().stream().map(this::moved).toList());
        followWindows(work);
        return step;
    }

    private void followWindows(Work work) {
        var windows = new SeenWindows(work);
        for (var notice : work.store().notices().open(page)) {
            if (notice.authority() == Notice.Authority.AUTOMATIC) {
                work.store().notices().replace(windows.mirrored(notice));
            }
        }
    }

    private CheckState moved(CheckState state) {
        return new CheckState(
                state.check(),
                state.member(),
                state.location(),
                state.verdict(),
                state.since().plus(step),
                state.candidate(),
                state.run(),
                plus(state.runStart()),
                plus(state.lastResult()),
                state.detail());
    }

    private @Nullable Instant plus(@Nullable Instant instant) {
        return instant == null ? null : instant.plus(step);
    }
}
