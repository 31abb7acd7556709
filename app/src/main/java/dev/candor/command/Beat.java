package dev.candor.command;

import java.time.Instant;

/** Says that the program is watching. Not journalled: it comes every few seconds. */
public record Beat() implements Command<Instant> {
    @Override
    public Instant run(Work work) {
        work.store().installation().alive(work.now());
        return work.now();
    }
}
