package dev.candor.publish.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The front page.
 *
 * @param level the state of everything
 * @param levelName its name in documents for programs: {@code partial_outage}
 * @param sentence the same in words
 * @param since for how long, in a sentence; null when all is well
 * @param cards incidents and running maintenances
 * @param news announcements that are current
 * @param components the tree
 * @param barsFrom the first day of the bars: {@code 24 Oct}
 * @param foldGroups whether groups without trouble are folded
 * @param planned maintenances to come, soonest first
 * @param past the newest entries that are over
 * @param pastComplete whether that is all of them
 * @param welcome whether to greet a new operator
 */
public record FrontPage(
        LevelView level,
        String levelName,
        String sentence,
        @Nullable TimeView since,
        List<NoticeCard> cards,
        List<EntryView> news,
        List<ComponentRow> components,
        String barsFrom,
        boolean foldGroups,
        List<PlannedView> planned,
        List<PastItem> past,
        boolean pastComplete,
        boolean welcome) {
    public FrontPage {
        cards = List.copyOf(cards);
        news = List.copyOf(news);
        components = List.copyOf(components);
        planned = List.copyOf(planned);
        past = List.copyOf(past);
    }
}
