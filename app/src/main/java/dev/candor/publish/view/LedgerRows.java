package dev.candor.publish.view;

import dev.candor.model.Notice;
import dev.candor.model.Outage;

import java.util.Comparator;
import java.util.List;

/** The part of the ledger that belongs to a notice. */
final class LedgerRows {
    private final Scene scene;
    private final WindowViews windows;

    LedgerRows(Scene scene, WindowViews windows) {
        this.scene = scene;
        this.windows = windows;
    }

    /** What checks saw beside what was stated; nothing unless there are both. */
    List<NoticePage.LedgerRow> of(Notice notice) {
        var ours =
                scene.model().ledger().values().stream()
                        .flatMap(List::stream)
                        .filter(outage ->
                                notice.id().equals(outage.notice())
                                        || notice.id().equals(outage.overriddenBy()))
                        .sorted(
                                Comparator.comparing((Outage outage) ->
                                                scene.names().fullName(outage.component()))
                                        .thenComparing(Outage::start)
                                        .thenComparingLong(Outage::id))
                        .toList();
        var sources = ours.stream().map(Outage::source).distinct().count();
        return sources < 2 ? List.of() : ours.stream().map(this::row).toList();
    }

    /** One interval. */
    NoticePage.LedgerRow row(Outage outage) {
        var source =
                switch (outage.source()) {
                    case PROBE -> "Seen by checks";
                    case PERSON -> "Stated";
                };
        return new NoticePage.LedgerRow(
                source,
                scene.names().fullName(outage.component()),
                LevelView.of(outage.level(), scene.locale()),
                windows.alone(outage.start(), outage.end(), outage.precision()),
                outage.overriddenBy() == null);
    }
}
