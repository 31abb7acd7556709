package dev.candor.notify.people;

import dev.candor.command.Commands;
import dev.candor.command.CustomerDraft;
import dev.candor.command.CustomerFile;
import dev.candor.command.RecordAsked;
import dev.candor.command.Rejected;
import dev.candor.command.ReplaceAudience;
import dev.candor.command.ReplaceAudience.From;
import dev.candor.command.ReplaceAudience.Replaced;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.AudienceSource.Outcome;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.store.AskCustomers;
import dev.candor.store.Store;
import dev.candor.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Asks a database for the customers of one audience, makes the audience what it says, and keeps
 * what came of it. Thread-safe.
 */
record AskOneAudience(Store store, Commands commands, AskCustomers databases) {
    private static final System.Logger LOG = System.getLogger("dev.candor.notify");
    private static final Actor ACTOR = Actor.system("audiences");

    /**
     * What is asked.
     *
     * @param isCurrent whether the configuration still wants it
     */
    record One(Audience audience, AudienceSettings.Query query, BooleanSupplier isCurrent) {}

    /**
     * Asks, and waits for the answer.
     *
     * @throws Rejected when there is no answer, or one that cannot be right
     */
    Replaced ask(One one, From from, Actor actor, String reason) {
        var command = new ReplaceAudience(PageId.MAIN, one.audience(), customers(one), from);
        if (!one.isCurrent().getAsBoolean()) {
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem("", "meanwhile the configuration asks something else", ""));
        }
        // Most answers say what the last one said: then nobody waits for a turn to write.
        if (store.read(command::changesNothing)) {
            keep(one, Outcome.TAKEN, "");
            return new Replaced(command.customers().size(), 0, 0, 0);
        }
        try {
            var replaced = commands.run(command, actor, reason);
            log(one, replaced);
            return replaced;
        } catch (Rejected e) {
            keep(one, Outcome.REFUSED, inShort(one, e.problems()));
            throw e;
        }
    }

    private List<CustomerDraft> customers(One one) {
        AskCustomers.Rows rows;
        try {
            rows = databases.ask(one.query(), ReplaceAudience.MOST);
        } catch (StoreException e) {
            var why = oneLine(e.getMessage());
            keep(one, Outcome.FAILED, why);
            throw new Rejected(
                    Rejected.Cause.CONFLICT,
                    new Problem(one.audience().value(), why, "the audience is as it was"));
        }
        return switch (CustomerFile.ofRows(rows.columns(), rows.rows(), one.audience().value())) {
            case CustomerFile.Outcome.Read(var customers) -> customers;
            case CustomerFile.Outcome.Refused(var problems) -> {
                keep(one, Outcome.REFUSED, inShort(one, problems));
                throw new Rejected(Rejected.Cause.INVALID, problems);
            }
        };
    }

    private void keep(One one, Outcome outcome, String detail) {
        if (!one.isCurrent().getAsBoolean()) {
            return;
        }
        var command = new RecordAsked(PageId.MAIN, one.audience(), outcome, detail);
        var isNews = commands.run(command, ACTOR, "");
        if (isNews && outcome != Outcome.TAKEN) {
            LOG.log(
                    Level.WARNING,
                    "an audience stays as it was: what its database answers is not taken audience="
                            + one.audience()
                            + " cause="
                            + detail);
        }
    }

    private static void log(One one, Replaced replaced) {
        LOG.log(
                Level.INFO,
                "an audience is what its database says audience="
                        + one.audience()
                        + " customers="
                        + replaced.customers()
                        + " added="
                        + replaced.added()
                        + " changed="
                        + replaced.changed()
                        + " removed="
                        + replaced.removed());
    }

    /** What is said of a row may quote it, and is said only to who asks. */
    private static String inShort(One one, List<Problem> problems) {
        var first = problems.getFirst();
        var row = row(one, first.where());
        if (row == null || row.equals("0")) {
            return oneLine(first.what());
        }
        return "row "
                + row
                + " of the answer is wrong"
                + (problems.size() > 1 ? ", and more" : "")
                + ": 'candor audience refresh "
                + one.audience()
                + "' says what";
    }

    private static @Nullable String row(One one, String where) {
        var prefix = one.audience() + ":";
        return where.startsWith(prefix) ? where.substring(prefix.length()).split(" ", 2)[0] : null;
    }

    private static String oneLine(@Nullable String text) {
        return Objects.toString(text, "").replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
