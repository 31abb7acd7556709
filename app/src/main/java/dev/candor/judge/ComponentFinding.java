package dev.candor.judge;

import dev.candor.model.Verdict;

/**
 * What a component's own checks come to.
 *
 * @param verdict the component's verdict
 * @param detail one sentence for people; empty while up
 * @param reason why
 */
public record ComponentFinding(Verdict verdict, String detail, Reason reason) {}
