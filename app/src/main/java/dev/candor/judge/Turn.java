package dev.candor.judge;

import dev.candor.model.CheckId;
import dev.candor.model.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A confirmed change of a check's verdict.
 *
 * @param check the check
 * @param member the fleet member, or null
 * @param from what was confirmed before
 * @param to what is confirmed now
 * @param since the first result that pointed there, never the confirming one
 * @param detail the newest bad result's sentence; empty when it is up
 * @param reason why
 */
public record Turn(
        CheckId check,
        @Nullable String member,
        Verdict from,
        Verdict to,
        Instant since,
        String detail,
        Reason reason) {}
