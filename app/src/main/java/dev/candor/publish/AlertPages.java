package dev.candor.publish;

import dev.candor.model.Alert;
import dev.candor.model.Page;
import dev.candor.model.Precision;
import dev.candor.publish.view.AlertView;
import dev.candor.text.Levels;
import dev.candor.text.TimeText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The page of an alert, for whoever holds its link; UTF-8. Thread-safe. */
public final class AlertPages {
    private final Supplier<Optional<Snapshot>> current;
    private final Templates templates;

    AlertPages(Supplier<Optional<Snapshot>> current, Templates templates) {
        this.current = current;
        this.templates = templates;
    }

    /** Whether there is a picture of the page yet; before, nothing can be shown. */
    public boolean isReady() {
        return current.get().isPresent();
    }

    /**
     * The page.
     *
     * @param action where the button leads that takes it
     */
    public byte[] alert(Alert alert, Page page, String action) {
        var times = new TimeText(page.zone(), Locale.ENGLISH);
        var facts = new ArrayList<String>();
        if (!alert.reason().equals(heading(alert))) {
            facts.add(alert.reason());
        }
        facts.add(times.since(alert.since(), Precision.EXACT, null));
        var taken = alert.acknowledgedAt();
        if (taken != null) {
            facts.add("taken at " + times.instant(taken, null));
        }
        var ended = alert.endedAt();
        if (ended != null) {
            facts.add("over at " + times.instant(ended, null));
        }
        var notice = alert.notice();
        return render(
                new AlertView(
                        heading(alert),
                        sentence(alert),
                        facts,
                        alert.isWaiting() ? action : "",
                        notice == null ? "" : "/notices/" + notice));
    }

    /** What stands where a link is no good. */
    public byte[] none() {
        return render(
                new AlertView(
                        "This link is no good",
                        "It has run out, or was not copied whole. 'candor alert list' shows what"
                                + " there is.",
                        List.of(),
                        "",
                        ""));
    }

    private static String heading(Alert alert) {
        return alert.level().isFault()
                ? alert.subject() + ": " + Levels.lowerCaseWord(alert.level(), Locale.ENGLISH)
                : alert.subject();
    }

    private static String sentence(Alert alert) {
        if (!alert.isOpen()) {
            return "This is over; there is nothing to take.";
        }
        return alert.isWaiting()
                ? "Nobody has taken this yet. Whoever takes it is reminded no more, and nobody"
                        + " else is told."
                : "Somebody takes care of this.";
    }

    private byte[] render(AlertView view) {
        var shell =
                current.get()
                        .orElseThrow(() -> new IllegalStateException("nothing is published yet"))
                        .shell();
        return templates.alert(shell, view);
    }
}
