package dev.candor.web.deliveries;

import dev.candor.command.DeliveryLinks;
import dev.candor.command.DeliveryLinks.Scope;
import dev.candor.model.Audience;
import dev.candor.model.Delivery;
import dev.candor.model.DeliveryId;
import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.model.NoticeId;
import dev.candor.model.PageId;
import dev.candor.publish.DeliveryPages;
import dev.candor.publish.DeliveryPages.Shown;
import dev.candor.publish.SecurityPolicy;
import dev.candor.store.Deliveries;
import dev.candor.store.Owed;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.Threads;
import dev.candor.store.Transaction;
import dev.candor.web.Forms;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code /deliveries/TOKEN}: who was told what, when, over which channel, and whether it arrived.
 * Addresses stand on it: only a signed link that has not run out leads to it, and nothing keeps it.
 * It only shows. Thread-safe.
 */
public final class DeliveriesPage implements Forms {
    /** How many deliveries stand on one page. */
    static final int ON_PAGE = 100;

    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final int LONGEST_PATH = 500;
    private static final Map<String, String> HEADERS =
            Map.of(
                    "content-type",
                    "text/html; charset=utf-8",
                    "content-security-policy",
                    SecurityPolicy.CONTENT_SECURITY_POLICY,
                    "referrer-policy",
                    "no-referrer",
                    "x-robots-tag",
                    "noindex, nofollow");

    private final Store store;
    private final DeliveryPages pages;
    private final DeliveryLinks links;

    /** The page of deliveries. */
    public DeliveriesPage(Store store, DeliveryPages pages, DeliveryLinks links) {
        this.store = store;
        this.pages = pages;
        this.links = links;
    }

    @Override
    public boolean answers(String path) {
        return path.startsWith(DeliveryLinks.PATH) && pages.isReady();
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        try {
            return route(request);
        } catch (StoreException failure) {
            LOGGER.log(Logger.Level.WARNING, "the store failed the page of deliveries", failure);
            return text(503, "The store does not answer; try again shortly.")
                    .with("retry-after", "5");
        } catch (RuntimeException failure) {
            LOGGER.log(Logger.Level.ERROR, "the page of deliveries met a fault", failure);
            return text(500, "The program has a fault; the server's log says more about it.");
        }
    }

    private ApiAnswer route(ApiRequest request) {
        if (!request.method().equals("GET")) {
            return text(405, "This address takes GET.").with("allow", "GET, HEAD");
        }
        var path = request.path();
        if (path.length() > LONGEST_PATH) {
            return html(404, pages.none());
        }
        var scope = links.scope(path.substring(DeliveryLinks.PATH.length()));
        if (scope.isEmpty()) {
            return html(404, pages.none());
        }
        var state = parameter(request.query(), "state", DeliveriesPage::state);
        var after = parameter(request.query(), "after", DeliveryId::new);
        var shown = store.read(it -> shown(it, scope.get(), path, state, after));
        return html(200, pages.deliveries(shown));
    }

    private static Shown shown(
            Transaction transaction,
            Scope scope,
            String path,
            Delivery.@Nullable State state,
            @Nullable DeliveryId after) {
        var notice = scope.notice();
        var page =
                transaction
                        .pages()
                        .find(PageId.MAIN)
                        .orElseThrow(() -> new StoreException("there is no page yet"));
        var port = transaction.deliveries();
        var found = port.newest(new Deliveries.Filter(notice, state), ON_PAGE + 1, after);
        var rows = found.stream().limit(ON_PAGE).toList();
        return new Shown(
                page,
                notice == null
                        ? null
                        : transaction.notices().find(notice, Audience.PUBLIC, true).orElse(null),
                notice == null ? List.of() : audiences(transaction, page.id(), notice),
                port.counts(notice == null ? null : Threads.of(notice)),
                rows,
                messages(transaction, rows),
                port.pauses().stream().map(Deliveries.Pause::channel).toList(),
                path,
                state,
                after == null,
                found.size() > ON_PAGE);
    }

    /** What the audiences are called of which the orders to tell a notice speak. */
    private static List<String> audiences(Transaction transaction, PageId page, NoticeId notice) {
        return transaction.audiences().ordered(notice).stream()
                .map(each -> transaction.audienceNames().wordsFor(page, each))
                .toList();
    }

    private static Map<MessageId, Message> messages(Transaction transaction, List<Owed> rows) {
        return rows.stream()
                .map(owed -> owed.delivery().message())
                .distinct()
                .flatMap(id -> transaction.messages().find(id).stream())
                .collect(Collectors.toMap(Message::id, Function.identity()));
    }

    private static Delivery.@Nullable State state(String name) {
        return Delivery.State.ofWireName(name).orElse(null);
    }

    /** A parameter of the query; null where it is not there or means nothing. */
    private static <T> @Nullable T parameter(
            String query, String name, Function<String, @Nullable T> make) {
        for (var part : query.split("&", 10)) {
            if (part.startsWith(name + "=")) {
                try {
                    return make.apply(part.substring(name.length() + 1));
                } catch (IllegalArgumentException _) {
                    return null;
                }
            }
        }
        return null;
    }

    private static ApiAnswer html(int status, byte[] body) {
        return new ApiAnswer(status, HEADERS, body);
    }

    private static ApiAnswer text(int status, String line) {
        return new ApiAnswer(status, HEADERS, (line + "\n").getBytes(StandardCharsets.UTF_8))
                .with("content-type", "text/plain; charset=utf-8");
    }
}
