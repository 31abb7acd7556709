package dev.candor.web.people;

import dev.candor.command.Commands;
import dev.candor.command.LinkKey;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.publish.SubscriptionPages;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.time.TimeSource;
import dev.candor.web.Forms;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import java.lang.System.Logger;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * All that people do for themselves: {@code /subscribe} and {@code /subscription/}. Thread-safe.
 */
public final class PeopleForms implements Forms {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final String SUBSCRIBE = "/subscribe";
    private static final String SUBSCRIPTION = "/subscription/";
    private static final String UNSUBSCRIBE = "unsubscribe";

    private final Store store;
    private final SubscriptionPages pages;
    private final BooleanSupplier offered;
    private final SubscribeForm subscribe;
    private final SubscriptionForm subscription;

    /**
     * Forms of the first page.
     *
     * @param key of the links that lead to them
     * @param offered whether anybody can be told anything; links that were sent hold in any case
     */
    public PeopleForms(
            Store store,
            Commands commands,
            LinkKey key,
            SubscriptionPages pages,
            TimeSource time,
            BooleanSupplier offered) {
        this.store = store;
        this.pages = pages;
        this.offered = offered;
        subscribe = new SubscribeForm(commands, pages, time);
        subscription = new SubscriptionForm(store, commands, key, pages, time);
    }

    @Override
    public boolean answers(String path) {
        return pages.isReady()
                && (path.startsWith(SUBSCRIPTION)
                        || (path.equals(SUBSCRIBE) && offered.getAsBoolean()));
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        try {
            return route(request);
        } catch (StoreException failure) {
            LOGGER.log(Logger.Level.WARNING, "the store failed a form", failure);
            return FormAnswer.html(
                            503,
                            pages.said(
                                    "Not just now",
                                    "Nothing was kept. Please try again in a minute.",
                                    "",
                                    ""))
                    .with("retry-after", "60");
        } catch (RuntimeException failure) {
            LOGGER.log(Logger.Level.ERROR, "a form met a fault in the program", failure);
            return FormAnswer.html(
                    500, pages.said("This went wrong", "The program has a fault; sorry.", "", ""));
        }
    }

    private ApiAnswer route(ApiRequest request) {
        var isGet = request.method().equals("GET");
        if (!isGet && !request.method().equals("POST")) {
            return FormAnswer.text(405, "This address takes GET and POST.")
                    .with("allow", "GET, HEAD, POST");
        }
        if (request.path().equals(SUBSCRIBE)) {
            return isGet ? subscribe.show(request) : subscribe.take(request, page());
        }
        var parts = List.of(request.path().substring(SUBSCRIPTION.length()).split("/", -1));
        var token = parts.getFirst();
        if (parts.size() == 1) {
            return isGet
                    ? subscription.show(token, request.query())
                    : subscription.take(token, request);
        }
        if (parts.size() == 2 && parts.getLast().equals(UNSUBSCRIBE)) {
            return isGet ? subscription.askToLeave(token) : subscription.leave(token, request);
        }
        return subscription.show("", "");
    }

    private Page page() {
        return store.read(transaction -> transaction.pages().find(PageId.MAIN))
                .orElseThrow(() -> new StoreException("there is no page yet"));
    }
}
