package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.Link;
import dev.candor.model.NoticeFacts;
import dev.candor.model.Planned;
import dev.candor.model.UpdateId;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changed facts of a notice; null leaves a fact as it is. Changed windows change every figure.
 *
 * @param title another title; the address stays
 * @param impacts other impacts
 * @param planned another plan
 * @param windows other windows, all of them
 * @param links other links, all of them
 * @param withoutPlan whether the plan is taken away
 * @param facts what becomes of what else it says of itself
 * @param words other words of updates, by the update's id
 * @param reason why, for the public; or null
 * @param draft whether it is kept from the public
 */
public record NoticeEdit(
        @Nullable String title,
        @Nullable List<Impact> impacts,
        @Nullable Planned planned,
        @Nullable List<Window> windows,
        @Nullable List<Link> links,
        boolean withoutPlan,
        @Nullable UnaryOperator<NoticeFacts> facts,
        Map<UpdateId, String> words,
        @Nullable String reason,
        @Nullable Boolean draft) {
    public NoticeEdit {
        words = Map.copyOf(words);
    }

    /** An edit of those facts only, without a reason. */
    public NoticeEdit(
            @Nullable String title,
            @Nullable List<Impact> impacts,
            @Nullable Planned planned,
            @Nullable List<Window> windows,
            @Nullable List<Link> links,
            @Nullable Boolean draft) {
        this(title, impacts, planned, windows, links, false, null, Map.of(), null, draft);
    }
}
