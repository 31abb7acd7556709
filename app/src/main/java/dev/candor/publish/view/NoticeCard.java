package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A notice that is happening now.
 *
 * @param id its name
 * @param href its permanent address
 * @param level the worst that it says of any component
 * @param kind {@code Incident}, {@code Maintenance} or {@code Announcement}
 * @param title without suffix
 * @param state where it is in its life, in a word
 * @param windows when; for one that lasts, since when and for how long
 * @param newest the newest statement, or null before the first
 * @param earlier the others, newest first
 * @param impacts each impacted component
 * @param facts what it says of itself
 * @param notAffected those that work, when others do not; else empty
 */
public record NoticeCard(
        String id,
        String href,
        LevelView level,
        String kind,
        String title,
        String state,
        List<WindowView> windows,
        @Nullable UpdateView newest,
        List<UpdateView> earlier,
        List<ImpactView> impacts,
        FactsView facts,
        String notAffected) {
    public NoticeCard {
        windows = List.copyOf(windows);
        earlier = List.copyOf(earlier);
        impacts = List.copyOf(impacts);
    }
}
