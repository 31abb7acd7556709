package dev.candor.probe;

import dev.candor.model.AddressPolicy;
import dev.candor.model.Condition;

import org.jspecify.annotations.NonNull;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all runs share.
 *
 * @param userAgent what HTTP requests say of themselves
 * @param names names to addresses
 * @param connector new connections
 * @param tls handshakes
 * @param verifier certificates
 * @param policy where redirects may lead
 * @param gates what keeps hosts from seeing too much
 * @param judges where conditions are compared that may take long
 */
record Network(
        String userAgent,
        NameResolution names,
        Connector connector,
        TlsSessions tls,
        CertificateVerifier verifier,
        AddressPolicy policy,
        HostGates gates,
        ExecutorService judges) {

    /** Goes on as soon as it is the run's turn at that host, unless that comes too late. */
    void enter(Run run, String host, Runnable go) {
        var ticket = gates.enter(host, run.loop(), () -> run.step(() -> begin(run, go)));
        if (ticket.isPresent()) {
            run.hold(ticket.get());
        } else {
            run.unknown("too many requests to " + host + " are waiting for their turn");
        }
    }

    private static void begin(Run run, Runnable go) {
        if (run.clock().waited().compareTo(run.patience()) > 0) {
            run.unknown(Sentences.noTurn(run));
        } else {
            go.run();
        }
    }

    /** Compares what was seen with what must hold, and ends the run. */
    void judge(Run run, Seen seen) {
        var conditions = run.check().conditions();
        run.release();
        if (conditions.stream().noneMatch(Network::mayTakeLong)) {
            finish(run, Conditions.judge(conditions, seen));
            return;
        }
        run.stopDeadline();
        apart(run, () -> Conditions.judge(conditions, seen), judgement -> finish(run, judgement));
    }

    /** Works something out that would hold up the run's thread, and goes on there. */
    <T extends @NonNull Object> void apart(Run run, Supplier<T> work, Consumer<T> then) {
        try {
            judges.execute(() -> {
                try {
                    var answer = work.get();
                    run.step(() -> then.accept(answer));
                } catch (RuntimeException failure) {
                    run.step(() -> {
                        throw failure;
                    });
                }
            });
        } catch (RejectedExecutionException _) {
            run.unknown("the program is stopping");
        }
    }

    private static void finish(Run run, Conditions.Judgement judgement) {
        run.finish(judgement.outcome(), judgement.detail());
    }

    private static boolean mayTakeLong(Condition condition) {
        return switch (condition) {
            case Condition.Json _ -> true;
            case Condition.Body body -> body.comparison() == Condition.Comparison.MATCHES;
            case Condition.Header header -> header.comparison() == Condition.Comparison.MATCHES;
            case Condition.Status _, Condition.Latency _, Condition.CertificateValid _ -> false;
        };
    }
}
