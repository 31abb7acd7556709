package dev.candor.store;

import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.AlertRule;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What operators are alerted of: rules, alerts, and whom they were told. */
public interface Alerts {
    /** How many alerts one question reads at most. */
    int MOST = 1_000;

    /** The rules that hold, in the configuration's order. */
    List<AlertRule> rules();

    /** Makes these the rules that hold. */
    void declare(List<AlertRule> rules);

    /**
     * Adds an alert and whom it is to be told.
     *
     * @throws StoreException when one lasts already for its rule and cause
     */
    void add(Alert alert, List<Alert.Step> steps);

    /** Replaces the alert of the same name; nothing happens when there is none. */
    void replace(Alert alert);

    /** The alert of that name. */
    Optional<Alert> find(AlertId id);

    /** Those that last, at most {@link #MOST}, the oldest first. */
    List<Alert> open();

    /**
     * All, the newest first.
     *
     * @param limit at most so many, 1 to {@link #MOST}
     * @param after continue behind this one, or null to begin
     */
    List<Alert> newest(int limit, @Nullable Alert after);

    /** Those about an entry, at most {@link #MOST}, the oldest first. */
    List<Alert> of(NoticeId notice);

    /** Whom an alert is told, step by step. */
    List<Alert.Step> steps(AlertId id);

    /** Remembers that these steps of an alert were told, and whether early. */
    void tell(AlertId id, List<Alert.Step> told);
}
