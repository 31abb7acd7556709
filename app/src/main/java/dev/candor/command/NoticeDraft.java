package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.Impact;
import dev.candor.model.Link;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Planned;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A notice as its author gives it.
 *
 * @param kind which of the three
 * @param title without lifecycle suffix
 * @param state where it is in its life, or null for the kind's first state
 * @param impacts what is affected; may be empty
 * @param planned when it is meant to happen, or null
 * @param windows when it did happen; empty means from now on, for an open incident with impacts
 * @param body the first update, Markdown
 * @param links where it points
 * @param facts what else it says of itself
 * @param audience who may read it
 * @param draft whether it is kept from the public
 * @param key an outside name: posting the same key twice answers the first notice, or null
 */
public record NoticeDraft(
        NoticeKind kind,
        String title,
        @Nullable NoticeState state,
        List<Impact> impacts,
        @Nullable Planned planned,
        List<Window> windows,
        String body,
        List<Link> links,
        NoticeFacts facts,
        Audience audience,
        boolean draft,
        @Nullable String key) {
    /** A draft that says nothing else of itself. */
    public NoticeDraft(
            NoticeKind kind,
            String title,
            @Nullable NoticeState state,
            List<Impact> impacts,
            @Nullable Planned planned,
            List<Window> windows,
            String body,
            List<Link> links,
            Audience audience,
            boolean draft,
            @Nullable String key) {
        this(
                kind,
                title,
                state,
                impacts,
                planned,
                windows,
                body,
                links,
                NoticeFacts.NONE,
                audience,
                draft,
                key);
    }
}
