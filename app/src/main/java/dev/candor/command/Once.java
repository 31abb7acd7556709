package dev.candor.command;

import dev.candor.model.Notice;
import dev.candor.model.NoticeId;

import java.time.Duration;

/**
 * A change of a notice that is made once, however often its client sends it: the second time the
 * notice is answered as it is now. Keys are forgotten after {@link #REMEMBERED}.
 *
 * @param key of the request, unlike all others
 * @param notice which the command changes
 * @param command the change
 */
public record Once(String key, NoticeId notice, Command<Notice> command)
        implements Command<Notice> {
    /** Longer than any client tries again. */
    public static final Duration REMEMBERED = Duration.ofDays(7);

    /**
     * @throws Rejected when the key was used for another notice, or the command does not apply
     */
    @Override
    public Notice run(Work work) {
        var requests = work.store().requests();
        var done = requests.done(key);
        if (done.isEmpty()) {
            var changed = command.run(work);
            requests.remember(key, notice, work.now(), work.now().minus(REMEMBERED));
            return changed;
        }
        if (!done.get().equals(notice)) {
            var problems = new Problems();
            problems.add(
                    "Idempotency-Key",
                    "the key was used for notice " + done.get(),
                    "give each request a key of its own");
            problems.refuseIfAny();
        }
        return Editing.find(work, notice);
    }
}
