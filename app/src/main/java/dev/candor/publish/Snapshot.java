package dev.candor.publish;

import dev.candor.model.ComponentId;
import dev.candor.model.NoticeId;
import dev.candor.model.SeriesId;
import dev.candor.publish.read.ReadModel;
import dev.candor.publish.view.ComponentPage;
import dev.candor.publish.view.FrontPage;
import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.Shell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All pages of one picture at one instant: front page and feed ready, the others made when they are
 * first asked for. Thread-safe; what is shown never changes.
 */
final class Snapshot {
    /** How many pages that were asked for are kept; the one not asked for longest goes first. */
    private static final int KEPT_PAGES = 512;

    private static final Pattern NOTICE = Pattern.compile("/notices/([a-z0-9]{12})");
    private static final Pattern POSTMORTEM = Pattern.compile("/notices/([a-z0-9]{12})/postmortem");
    private static final Pattern CHANGE = Pattern.compile("/changes/([a-z0-9]{12})");
    private static final Pattern SERIES =
            Pattern.compile("/graphs/(check|metric|component)s/([^?]{1,120})");
    private static final String PICTURE = ".svg";
    private static final int LONGEST_QUERY = 300;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Pattern MONTH = Pattern.compile("/history/([0-9]{4})/([0-9]{2})");

    private static final String COMPONENTS = "/components/";
    private static final Pattern DAY = Pattern.compile("(.+)/days/([0-9]{4}-[0-9]{2}-[0-9]{2})");

    private final ReadModel model;
    private final FrontPage front;
    private final PageViews views;
    private final Shell shell;
    private final Templates templates;
    private final Map<String, Document> ready;
    private final Document notFound;

    /** Guarded by itself. */
    private final Map<String, Document> asked = new LeastRecent();

    Snapshot(
            ReadModel model,
            FrontPage front,
            PageViews views,
            Shell shell,
            Templates templates,
            ReadyDocuments documents) {
        this.model = model;
        this.front = front;
        this.views = views;
        this.shell = shell;
        this.templates = templates;
        ready = documents.of(model, views, shell, front);
        notFound =
                templates.problem(
                        shell,
                        "There is no such page",
                        "The address may be mistyped, or the entry may never have been public.",
                        true);
    }

    ReadModel model() {
        return model;
    }

    FrontPage front() {
        return front;
    }

    PageViews views() {
        return views;
    }

    Shell shell() {
        return shell;
    }

    Document notFound() {
        return notFound;
    }

    Optional<Document> find(String path) {
        var ready = ready(path);
        return ready.isPresent() ? ready : make(path);
    }

    /** What need not be made first. */
    Optional<Document> ready(String path) {
        var document = ready.get(path);
        if (document == null) {
            synchronized (asked) {
                document = asked.get(path);
            }
        }
        return Optional.ofNullable(document);
    }

    /** Made anew for each question. */
    Answer answer(Question question) {
        if (isPicture(question.path())) {
            return picture(question.path(), question.query())
                    .map(drawn -> new Answer(OK, drawn))
                    .orElseGet(() -> new Answer(NOT_FOUND, notFound));
        }
        return UptimeDocuments.answer(question, views, shell, templates);
    }

    /** Whether a path is a picture's, which shows the time that the query names. */
    static boolean isPicture(String path) {
        return path.startsWith("/graphs/") && path.endsWith(PICTURE);
    }

    private Optional<Document> make(String path) {
        var made = render(path);
        made.ifPresent(document -> {
            synchronized (asked) {
                asked.put(path, document);
            }
        });
        return made;
    }

    private Optional<Document> render(String path) {
        if (path.equals("/history")) {
            return Optional.of(templates.history(shell, views.history()));
        }
        if (path.equals("/graphs")) {
            return Optional.of(templates.graphs(shell, views.graphs()));
        }
        if (path.startsWith("/graphs/")) {
            return graphs(path);
        }
        var postmortem = POSTMORTEM.matcher(path);
        if (postmortem.matches()) {
            return views.postmortem(new NoticeId(postmortem.group(1)))
                    .map(page -> templates.postmortem(shell, page));
        }
        var notice = NOTICE.matcher(path);
        if (notice.matches()) {
            return views.notice(new NoticeId(notice.group(1)))
                    .map(page -> templates.notice(shell, page));
        }
        var change = CHANGE.matcher(path);
        if (change.matches()) {
            return views.change(change.group(1)).map(page -> templates.change(shell, page));
        }
        if (path.startsWith("/targets")) {
            return TargetDocuments.of(path, views, shell, templates);
        }
        if (path.startsWith(COMPONENTS)) {
            return component(path.substring(COMPONENTS.length()));
        }
        var month = MONTH.matcher(path);
        return month.matches()
                ? month(month.group(1), month.group(2))
                        .flatMap(views::month)
                        .map(page -> templates.month(shell, page, path))
                : Optional.empty();
    }

    private Document component(ComponentPage page) {
        return templates.component(shell, page, views.graphs(new ComponentId(page.id())));
    }

    /** A component may be named as another one's day is; then its own name wins. */
    private Optional<Document> component(String name) {
        var page = id(name).flatMap(views::component).map(this::component);
        var day = DAY.matcher(name);
        if (page.isPresent() || !day.matches()) {
            return page;
        }
        try {
            var date = LocalDate.parse(day.group(2));
            return id(day.group(1))
                    .flatMap(id -> views.day(id, date))
                    .map(it -> templates.day(shell, it));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<ComponentId> id(String name) {
        try {
            return Optional.of(new ComponentId(name));
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    /** A picture of a series; each range that was asked for is kept like a page. */
    Optional<Document> picture(String path, String query) {
        if (query.length() > LONGEST_QUERY) {
            return Optional.empty();
        }
        var address = query.isEmpty() ? path : path + "?" + query;
        synchronized (asked) {
            var document = asked.get(address);
            if (document != null) {
                return Optional.of(document);
            }
        }
        var made =
                series(path.substring(0, path.length() - PICTURE.length()))
                        .flatMap(series -> views.picture(series, query))
                        .map(svg -> Documents.of("image/svg+xml", svg, Documents.REVALIDATE));
        made.ifPresent(document -> {
            synchronized (asked) {
                asked.put(address, document);
            }
        });
        return made;
    }

    private Optional<Document> graphs(String path) {
        return series(path).flatMap(views::graphs).map(page -> templates.graphs(shell, page));
    }

    private static Optional<SeriesId> series(String path) {
        var matcher = SERIES.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SeriesId.parse(matcher.group(1) + "/" + matcher.group(2)));
        } catch (IllegalArgumentException noSuchName) {
            return Optional.empty();
        }
    }

    private static Optional<YearMonth> month(String year, String month) {
        try {
            return Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    /** Forgets the page that was not asked for longest. */
    private static final class LeastRecent extends LinkedHashMap<String, Document> {
        private static final long serialVersionUID = 1L;

        LeastRecent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > KEPT_PAGES;
        }
    }
}
