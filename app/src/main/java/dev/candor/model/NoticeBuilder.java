package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a changed copy of a {@link Notice}. Confined to one thread. */
public final class NoticeBuilder {
    private final Notice origin;
    private String title;
    private NoticeState state;
    private boolean draft;
    private Notice.Authority authority;
    private List<Impact> impacts;
    private @Nullable Planned planned;
    private List<Window> windows;
    private List<Update> updates;
    private List<Link> links;
    private NoticeFacts facts;
    private List<Revision> revisions;
    private @Nullable Proposal proposal;
    private Instant changedAt;

    NoticeBuilder(Notice origin) {
        this.origin = origin;
        this.title = origin.title();
        this.state = origin.state();
        this.draft = origin.draft();
        this.authority = origin.authority();
        this.impacts = origin.impacts();
        this.planned = origin.planned();
        this.windows = origin.windows();
        this.updates = origin.updates();
        this.links = origin.links();
        this.facts = origin.facts();
        this.revisions = origin.revisions();
        this.proposal = origin.proposal();
        this.changedAt = origin.changedAt();
    }

    /** Another title. */
    public NoticeBuilder title(String value) {
        title = value;
        return this;
    }

    /** Another state. */
    public NoticeBuilder state(NoticeState value) {
        state = value;
        return this;
    }

    /** Whether it is kept from the public. */
    public NoticeBuilder draft(boolean value) {
        draft = value;
        return this;
    }

    /** Who leads it. */
    public NoticeBuilder authority(Notice.Authority value) {
        authority = value;
        return this;
    }

    /** Other impacts. */
    public NoticeBuilder impacts(List<Impact> value) {
        impacts = value;
        return this;
    }

    /** Another plan, or none. */
    public NoticeBuilder planned(@Nullable Planned value) {
        planned = value;
        return this;
    }

    /** Other windows. */
    public NoticeBuilder windows(List<Window> value) {
        windows = value;
        return this;
    }

    /** One more update, at the end. */
    public NoticeBuilder add(Update update) {
        var more = new ArrayList<>(updates);
        more.add(update);
        updates = more;
        return this;
    }

    /** Other updates, all of them, oldest first. */
    public NoticeBuilder updates(List<Update> value) {
        updates = value;
        return this;
    }

    /** Other links. */
    public NoticeBuilder links(List<Link> value) {
        links = value;
        return this;
    }

    /** What else it says of itself. */
    public NoticeBuilder facts(NoticeFacts value) {
        facts = value;
        return this;
    }

    /** More changed facts, at the end. */
    public NoticeBuilder revised(List<Revision> more) {
        var all = new ArrayList<>(revisions);
        all.addAll(more);
        revisions = all;
        return this;
    }

    /** Another suggestion by the checks, or none. */
    public NoticeBuilder proposal(@Nullable Proposal value) {
        proposal = value;
        return this;
    }

    /** When it was changed. */
    public NoticeBuilder changedAt(Instant value) {
        changedAt = value;
        return this;
    }

    /**
     * The changed notice.
     *
     * @throws IllegalArgumentException as {@link Notice} does
     */
    public Notice build() {
        return new Notice(
                origin.id(),
                origin.page(),
                origin.audience(),
                origin.kind(),
                title,
                state,
                draft,
                authority,
                impacts,
                planned,
                windows,
                updates,
                links,
                facts,
                revisions,
                proposal,
                origin.key(),
                origin.createdAt(),
                changedAt);
    }
}
