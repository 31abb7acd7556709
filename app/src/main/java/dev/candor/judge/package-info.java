/**
 * The judge: pure, in two levels. {@code CheckJudge} turns results into a check's verdict, {@code
 * ComponentJudge} turns check verdicts into a component's; each decision names its reason.
 */
@NullMarked
package dev.candor.judge;

import org.jspecify.annotations.NullMarked;
