package dev.candor.watch;

import dev.candor.command.Command;
import dev.candor.command.RecordVerdicts;
import dev.candor.command.Work;
import dev.candor.judge.Turn;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.CheckState;
import dev.candor.model.Result;
import dev.candor.model.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Records a batch in one transaction: the changed verdicts with all that follows from them, the
 * results, and what the judge remembers. So a crash never leaves one without the other: a verdict
 * that was recorded is not judged again, and one that was not is.
 *
 * @param beliefs in their order; at most one turn of each check
 * @param configured asked inside the transaction for the checks that are configured then; what
 *     belongs to others is left out, so that nothing is written of a check that a reload has just
 *     forgotten
 */
record RecordBatch(List<Judged.Belief> beliefs, Supplier<Map<CheckId, Check>> configured)
        implements Command<Integer> {
    RecordBatch {
        beliefs = List.copyOf(beliefs);
    }

    /** Answers how many verdicts changed. */
    @Override
    public Integer run(Work work) {
        var checks = configured.get();
        var results = new ArrayList<Result>();
        var turns = new ArrayList<Turn>();
        var told = new ArrayList<CheckState>();
        var newest = new LinkedHashMap<CheckId, CheckState>();
        for (var belief : beliefs) {
            if (!checks.containsKey(belief.state().check())) {
                continue;
            }
            if (belief.result() != null) {
                results.add(belief.result());
            }
            if (belief.turn() != null) {
                turns.add(belief.turn());
                told.add(belief.state());
            }
            newest.put(belief.state().check(), belief.state());
        }
        // A fault may have waited to be told until a maintenance was over: its states ask again.
        newest.values().stream().filter(RecordBatch::isFault).forEach(told::add);
        var turned =
                told.isEmpty() ? 0 : new RecordVerdicts(turns, told, checks).run(work).turned();
        work.store().results().append(results);
        work.store().checkStates().put(newest.values());
        return turned;
    }

    private static boolean isFault(CheckState state) {
        return state.verdict() != Verdict.UP && state.verdict() != Verdict.UNKNOWN;
    }
}
