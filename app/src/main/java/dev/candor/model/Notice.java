package dev.candor.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A public entry: an incident, a maintenance or an announcement, with all that was said of it.
 *
 * @param id its name for good
 * @param page the page that it stands on
 * @param audience who may read it
 * @param kind which of the three
 * @param title without lifecycle suffix, which is derived from the state; 1 to 255 characters
 * @param state where it is in its life; of the same kind
 * @param draft whether it is kept from the public
 * @param authority who leads it; a person's word ends the program's
 * @param impacts what it says of each component; no component twice
 * @param planned when it was meant to happen, or null; kept when the actual times differ
 * @param windows when it did happen; oldest first
 * @param updates what was said, oldest first
 * @param links where it points
 * @param facts what else it says of itself
 * @param revisions which published facts were changed, oldest first
 * @param proposal what the checks suggest, or null
 * @param key an outside name that makes posting it twice one act (import id, group of an automatic
 *     incident), or null
 * @param createdAt when it was first written
 * @param changedAt when anything of it last changed
 */
public record Notice(
        NoticeId id,
        PageId page,
        Audience audience,
        NoticeKind kind,
        String title,
        NoticeState state,
        boolean draft,
        Authority authority,
        List<Impact> impacts,
        @Nullable Planned planned,
        List<Window> windows,
        List<Update> updates,
        List<Link> links,
        NoticeFacts facts,
        List<Revision> revisions,
        @Nullable Proposal proposal,
        @Nullable String key,
        Instant createdAt,
        Instant changedAt) {
    /** The longest title, in characters; that of Statuspage. */
    public static final int LONGEST_TITLE = 255;

    /**
     * @throws IllegalArgumentException when title or state do not fit; the message says how
     */
    public Notice {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("a title must have 1 to 255 characters");
        }
        if (state.kind() != kind) {
            throw new IllegalArgumentException(
                    "a notice of kind " + kind.wireName() + " cannot be " + state.wireName());
        }
        impacts = List.copyOf(impacts);
        windows = List.copyOf(windows);
        updates = List.copyOf(updates);
        links = List.copyOf(links);
        revisions = List.copyOf(revisions);
        if (impacts.stream().map(Impact::component).distinct().count() != impacts.size()) {
            throw new IllegalArgumentException("a notice names each component only once");
        }
    }

    /**
     * A notice that says nothing else of itself, with no fact changed.
     *
     * @throws IllegalArgumentException when title or state do not fit; the message says how
     */
    public Notice(
            NoticeId id,
            PageId page,
            Audience audience,
            NoticeKind kind,
            String title,
            NoticeState state,
            boolean draft,
            Authority authority,
            List<Impact> impacts,
            @Nullable Planned planned,
            List<Window> windows,
            List<Update> updates,
            List<Link> links,
            @Nullable Proposal proposal,
            @Nullable String key,
            Instant createdAt,
            Instant changedAt) {
        this(
                id,
                page,
                audience,
                kind,
                title,
                state,
                draft,
                authority,
                impacts,
                planned,
                windows,
                updates,
                links,
                NoticeFacts.NONE,
                List.of(),
                proposal,
                key,
                createdAt,
                changedAt);
    }

    /** Who leads a notice. */
    public enum Authority {
        /** The program opened it and may change and close it. */
        AUTOMATIC,
        /** A person has posted to it; the program only proposes. */
        PERSON
    }

    /** The update that changed a fact, where no edit did: both are of the same instant. */
    public Optional<Update> updateOf(Revision revision) {
        return updates.stream()
                .filter(_ -> revision.reason() == null)
                .filter(update -> update.postedAt().equals(revision.at()))
                .findFirst();
    }

    /** A builder that starts with this notice's values. */
    public NoticeBuilder toBuilder() {
        return new NoticeBuilder(this);
    }
}
