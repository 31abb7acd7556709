package dev.candor.notify;

import dev.candor.command.Occasions;
import dev.candor.model.Audience;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Event;
import dev.candor.model.JournalEntry;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.model.Postmortem;
import dev.candor.model.TellingRules;
import dev.candor.model.Told;
import dev.candor.model.Update;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of public entries: that one was published, what was said of it since, that it comes
 * soon, began, concerns more people, lasts too long and is over, and what was learned from it.
 * Drafts tell nobody until they are published, and neither does history that was brought in; what
 * the page's {@link TellingRules} leave out is not told.
 */
public final class NoticePlanner implements Planner {
    @Override
    public List<Told> plan(Transaction transaction, JournalEntry entry) {
        var id = subject(entry.event());
        if (id == null) {
            return List.of();
        }
        return find(transaction, id).stream()
                .flatMap(notice ->
                        news(transaction, notice, entry).stream()
                                .filter(each -> rules(transaction, notice).tells(each.occasion()))
                                .map(each -> {
                                    var step = step(transaction, entry, id);
                                    return told(transaction, notice, each, step);
                                }))
                .toList();
    }

    /** The notice of which an event may tell something, or null. */
    private static @Nullable NoticeId subject(Event event) {
        return switch (event) {
            case Event.NoticePosted(var id, var _, var draft) -> draft ? null : id;
            case Event.NoticePublished(var id) -> id;
            case Event.NoticeUpdated(var id, var _, var _) -> id;
            case Event.NoticeWidened(var id, var _) -> id;
            case Event.MaintenanceNear(var id, var _) -> id;
            case Event.MaintenanceOverrun(var id, var _) -> id;
            case Event.PostmortemWritten(var id, var _, var published) -> published ? id : null;
            default -> null;
        };
    }

    /** What an event says, in words of people where there are any, and what was said before. */
    private record News(
            Occasion occasion,
            NoticeState state,
            @Nullable String body,
            Instant at,
            List<Told.Said> earlier) {
        static News of(Occasion occasion, Notice notice, @Nullable Update said) {
            return new News(
                    occasion,
                    notice.state(),
                    said == null ? null : said.body(),
                    said == null ? notice.createdAt() : said.at(),
                    EarlierWords.before(notice, occasion, said));
        }

        /** Of what the program says by the clock. */
        static News ofClock(Occasion occasion, Notice notice, @Nullable String body, Instant at) {
            var earlier = EarlierWords.without(notice, occasion, body);
            return new News(occasion, notice.state(), body, at, earlier);
        }
    }

    private static Optional<News> news(Transaction transaction, Notice notice, JournalEntry entry) {
        return switch (entry.event()) {
            case Event.NoticePosted _, Event.NoticePublished _ ->
                    Optional.of(News.of(Occasion.POSTED, notice, last(notice)));
            case Event.NoticeUpdated(var _, var id, var state) ->
                    notice.updates().stream()
                            .filter(each -> each.id().equals(id))
                            .filter(each -> !isPublication(transaction, notice, each))
                            .map(each -> updated(notice, each, state, entry))
                            .findFirst();
            case Event.NoticeWidened _ ->
                    Optional.of(News.ofClock(Occasion.WIDENED, notice, whole(notice), entry.at()));
            case Event.MaintenanceNear _ ->
                    Optional.of(News.ofClock(Occasion.REMINDED, notice, whole(notice), entry.at()));
            case Event.MaintenanceOverrun _ ->
                    Optional.of(News.ofClock(Occasion.OVERRUN, notice, null, entry.at()));
            case Event.PostmortemWritten(var id, var revision, var _) ->
                    explained(transaction, notice, id, revision);
            default -> Optional.empty();
        };
    }

    /** What the program writes when a maintenance goes on by the clock, the message says itself. */
    private static News updated(
            Notice notice, Update update, NoticeState state, JournalEntry entry) {
        var isByTheClock = notice.kind() == NoticeKind.MAINTENANCE && !entry.actor().isPerson();
        var occasion = Occasions.of(notice, update, state);
        return new News(
                occasion,
                state,
                isByTheClock ? null : update.body(),
                update.at(),
                EarlierWords.before(notice, occasion, update));
    }

    /** For who hears of it for the first time: what was said first, and what was said last. */
    private static @Nullable String whole(Notice notice) {
        if (notice.updates().isEmpty()) {
            return null;
        }
        var first = notice.updates().getFirst().body();
        var last = notice.updates().getLast().body();
        return first.equals(last) ? first : first + "\n\n" + last;
    }

    /** The first revision of a postmortem that everybody may read. */
    private static Optional<News> explained(
            Transaction transaction, Notice notice, NoticeId id, int revision) {
        return firstPublic(transaction, id)
                .filter(each -> each.revision() == revision)
                .map(each ->
                        new News(
                                Occasion.EXPLAINED,
                                notice.state(),
                                each.content().summary().isBlank()
                                        ? null
                                        : each.content().summary(),
                                each.changedAt(),
                                List.of()));
    }

    /** Whether an update only says that a postmortem is there, of which its publication tells. */
    private static boolean isPublication(Transaction transaction, Notice notice, Update update) {
        return update.state() == NoticeState.POSTMORTEM
                && firstPublic(transaction, notice.id())
                        .filter(each -> each.changedAt().equals(update.postedAt()))
                        .isPresent();
    }

    private static Optional<Postmortem> firstPublic(Transaction transaction, NoticeId id) {
        return transaction.postmortems().revisions(id).stream()
                .filter(Postmortem::isPublic)
                .findFirst();
    }

    /** The step of an entry; where nobody is told that more is affected, it names nothing new. */
    public static Step step(Transaction transaction, JournalEntry entry, NoticeId notice) {
        var step = Step.of(transaction, entry, notice);
        var isTold =
                find(transaction, notice).stream()
                        .allMatch(each -> rules(transaction, each).tells(Occasion.WIDENED));
        return isTold ? step : new Step(Set.of(), step.later());
    }

    private static TellingRules rules(Transaction transaction, Notice notice) {
        return transaction.pages().tellingRules(notice.page()).orElse(TellingRules.DEFAULT);
    }

    private static List<Notice> find(Transaction transaction, NoticeId id) {
        return transaction.notices().find(id, Audience.PUBLIC, false).stream().toList();
    }

    private static @Nullable Update last(Notice notice) {
        return notice.updates().isEmpty() ? null : notice.updates().getLast();
    }

    /** A notice as it is now, told on that occasion with what was said last. */
    public static Told told(Transaction transaction, Notice notice, Occasion occasion, Step step) {
        return told(transaction, notice, News.of(occasion, notice, last(notice)), step);
    }

    /**
     * What is going to be told on an occasion of a notice as it will be then.
     *
     * @param at when, for what the program says by the clock; null for what a person is about to
     *     say
     * @param included what the step is the first to name
     */
    public static Told foreseen(
            Transaction transaction,
            Notice notice,
            Occasion occasion,
            @Nullable Instant at,
            Set<ComponentId> included) {
        var said = last(notice);
        var words =
                switch (occasion) {
                    case WIDENED, REMINDED -> whole(notice);
                    case OVERRUN -> null;
                    case POSTED -> said == null ? null : said.body();
                    case UPDATED,
                            CORRECTED,
                            ENDED,
                            REOPENED,
                            STARTED,
                            CANCELLED,
                            NOT_AFFECTED,
                            FOLLOWED_UP,
                            EXPLAINED ->
                            said == null || at != null ? null : said.body();
                };
        var spoken = at != null ? at : said == null ? notice.changedAt() : said.at();
        var earlier =
                at == null
                        ? EarlierWords.before(notice, occasion, said)
                        : EarlierWords.without(notice, occasion, words);
        var news = new News(occasion, notice.state(), words, spoken, earlier);
        return told(transaction, notice, news, new Step(included, Set.of()));
    }

    private static Told told(Transaction transaction, Notice notice, News news, Step step) {
        var page = transaction.pages().find(notice.page()).orElseThrow();
        var names =
                transaction.components().all(notice.page()).stream()
                        .collect(Collectors.toMap(Component::id, Component::name));
        return new Told.OfNotice(
                from(page), news.occasion(), entry(notice, news, step, names), step.included());
    }

    /** In whose name a page's messages are. */
    public static Told.From from(Page page) {
        return new Told.From(page.id(), page.name(), page.url(), page.zone(), page.language());
    }

    private static Told.Entry entry(
            Notice notice, News news, Step step, Map<ComponentId, String> names) {
        var touched =
                notice.impacts().stream()
                        .filter(each -> !step.later().contains(each.component()))
                        .map(each ->
                                new Told.Touched(
                                        each.component(),
                                        names.getOrDefault(
                                                each.component(), each.component().value()),
                                        each.level(),
                                        each.note()))
                        .toList();
        return new Told.Entry(
                notice.id(),
                notice.kind(),
                notice.title(),
                news.state(),
                touched,
                notice.planned(),
                notice.windows(),
                news.body(),
                news.at(),
                notice.facts(),
                news.earlier());
    }
}
