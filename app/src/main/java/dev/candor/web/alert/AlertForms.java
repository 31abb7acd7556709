package dev.candor.web.alert;

import dev.candor.command.AcknowledgeAlert;
import dev.candor.command.Commands;
import dev.candor.model.Actor;
import dev.candor.model.Alert;
import dev.candor.model.AlertId;
import dev.candor.model.PageId;
import dev.candor.publish.AlertPages;
import dev.candor.publish.SecurityPolicy;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.web.Forms;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /alert/TOKEN}: shows an alert, and takes it with a POST. A GET changes nothing, since mail
 * scanners follow links. Thread-safe.
 */
public final class AlertForms implements Forms {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final String PATH = "/alert/";
    private static final int LONGEST_PATH = 500;
    private static final Actor ACTOR = Actor.system("alert link");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "content-type",
                    "text/html; charset=utf-8",
                    "content-security-policy",
                    SecurityPolicy.WITH_FORM,
                    "referrer-policy",
                    "no-referrer",
                    "x-robots-tag",
                    "noindex");

    private final Store store;
    private final Commands commands;
    private final AlertPages pages;
    private final AlertTokens tokens;

    /** The page of alerts. */
    public AlertForms(Store store, Commands commands, AlertPages pages, AlertTokens tokens) {
        this.store = store;
        this.commands = commands;
        this.pages = pages;
        this.tokens = tokens;
    }

    @Override
    public boolean answers(String path) {
        return path.startsWith(PATH) && pages.isReady();
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        try {
            return route(request);
        } catch (StoreException failure) {
            LOGGER.log(Logger.Level.WARNING, "the store failed the page of an alert", failure);
            return text(503, "Nothing was kept; try again shortly.").with("retry-after", "5");
        } catch (RuntimeException failure) {
            LOGGER.log(Logger.Level.ERROR, "the page of an alert met a fault", failure);
            return text(500, "The program has a fault; the server's log says more about it.");
        }
    }

    private ApiAnswer route(ApiRequest request) {
        var isGet = request.method().equals("GET");
        if (!isGet && !request.method().equals("POST")) {
            return text(405, "This address takes GET and POST.").with("allow", "GET, HEAD, POST");
        }
        var found = find(request.path());
        if (found.isEmpty()) {
            return html(404, pages.none());
        }
        var alert =
                isGet
                        ? found.get()
                        : commands.run(
                                new AcknowledgeAlert(found.get().id()), ACTOR, "signed link");
        var page =
                store.read(it -> it.pages().find(PageId.MAIN))
                        .orElseThrow(() -> new StoreException("there is no page yet"));
        return html(200, pages.alert(alert, page, request.path()));
    }

    private Optional<Alert> find(String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        return tokens.alert(path.substring(PATH.length()))
                .flatMap(id -> store.read(it -> it.alerts().find(new AlertId(id))));
    }

    private static ApiAnswer html(int status, byte[] body) {
        return new ApiAnswer(status, HEADERS, body);
    }

    private static ApiAnswer text(int status, String line) {
        return new ApiAnswer(status, HEADERS, (line + "\n").getBytes(StandardCharsets.UTF_8))
                .with("content-type", "text/plain; charset=utf-8");
    }
}
