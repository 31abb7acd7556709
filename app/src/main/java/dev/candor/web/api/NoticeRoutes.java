package dev.candor.web.api;

import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.EditNotice;
import dev.candor.command.Once;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Role;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Notices: read, post, update, edit. Thread-safe. */
final class NoticeRoutes {
    private static final String LIST = "/api/v1/notices";
    private static final String ONE = LIST + "/{id}";
    private static final String UPDATES = ONE + "/updates";
    private static final String MESSAGES = ONE + "/messages";
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private final Store store;
    private final Commands commands;
    private final PreviewJson previews;

    NoticeRoutes(Store store, Commands commands, PreviewJson previews) {
        this.store = store;
        this.commands = commands;
        this.previews = previews;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", LIST, List.of("limit", "after", "drafts"), this::list),
                new Route("POST", LIST, List.of("preview"), this::post),
                new Route("GET", ONE, List.of(), this::read),
                new Route("PATCH", ONE, List.of("preview"), this::edit),
                new Route("GET", MESSAGES, List.of(), this::messages),
                new Route("POST", UPDATES, List.of("preview"), this::update));
    }

    private ApiAnswer list(Call call) {
        var limit = call.query().number("limit", USUAL_LIMIT, 1, HIGHEST_LIMIT);
        var after = call.query().id("after", NoticeId::new);
        var drafts = call.query().flag("drafts");
        if (drafts) {
            var _ = call.require(Role.VIEWER);
        }
        var list = store.read(transaction -> list(transaction, drafts, limit, after));
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        for (var notice : list.items) {
            items.add(NoticeJson.write(notice, list.page, call.token() != null));
        }
        body.put("next", list.hasMore ? list.items.getLast().id().value() : null);
        return ApiAnswer.json(200, body);
    }

    private static NoticeList list(
            Transaction transaction, boolean drafts, int limit, @Nullable NoticeId after) {
        var notices = transaction.notices();
        if (after != null && notices.find(after, Audience.PUBLIC, drafts).isEmpty()) {
            throw Refusal.parameter(
                    "after", "there is no notice " + after, "give the 'next' of the page before");
        }
        var items = notices.newest(PageId.MAIN, Audience.PUBLIC, drafts, limit, after);
        var hasMore =
                items.size() == limit
                        && !notices.newest(
                                        PageId.MAIN,
                                        Audience.PUBLIC,
                                        drafts,
                                        1,
                                        items.getLast().id())
                                .isEmpty();
        return new NoticeList(page(transaction), items, hasMore);
    }

    private ApiAnswer read(Call call) {
        var id = call.id(NoticeId::new);
        var isOperator = call.token() != null;
        var found = store.read(transaction -> find(transaction, id, isOperator));
        return answer(200, found.notice, found.page, isOperator);
    }

    private ApiAnswer post(Call call) {
        var _ = call.require(Role.OPERATOR);
        var key = key(call);
        var json = call.json();
        var page = store.read(NoticeRoutes::page);
        var tell = TellJson.of(json);
        var command = new PostNotice(NoticeJson.readDraft(tell.rest(), page.zone(), key));
        if (call.query().flag("preview")) {
            return preview(json, () -> previews.posting(tell, command, operator(call)));
        }
        var notice = run(json, tell.posting(command), call);
        return answer(201, notice, page, true).with("location", LIST + "/" + notice.id());
    }

    private ApiAnswer update(Call call) {
        var _ = call.require(Role.OPERATOR);
        var id = call.id(NoticeId::new);
        var json = call.json();
        var found = store.read(transaction -> find(transaction, id, true));
        var tell = TellJson.of(json);
        var draft = NoticeJson.readUpdate(tell.rest(), found.page.zone(), found.notice.kind());
        var command = new PostUpdate(id, draft);
        if (call.query().flag("preview")) {
            return preview(json, () -> previews.updating(tell, command, operator(call)));
        }
        var notice = run(json, once(call, id, tell.updating(command)), call);
        return answer(201, notice, found.page, true).with("location", LIST + "/" + id);
    }

    private ApiAnswer edit(Call call) {
        var _ = call.require(Role.OPERATOR);
        var id = call.id(NoticeId::new);
        var json = call.json();
        var found = store.read(transaction -> find(transaction, id, true));
        var edit = new EditNotice(id, NoticeJson.readEdit(json, found.page.zone(), found.notice));
        if (call.query().flag("preview")) {
            return preview(json, () -> previews.editing(edit, operator(call)));
        }
        return answer(200, run(json, once(call, id, edit), call), found.page, true);
    }

    private ApiAnswer messages(Call call) {
        var _ = call.require(Role.OPERATOR);
        var id = call.id(NoticeId::new);
        return previews.coming(id)
                .map(body -> ApiAnswer.json(200, body))
                .orElseThrow(() -> none(id));
    }

    private static ApiAnswer preview(JsonNode json, Supplier<ObjectNode> made) {
        return ApiAnswer.json(200, NoticeJson.withPlacesOf(json, made));
    }

    private static Actor operator(Call call) {
        return call.actor(Role.OPERATOR);
    }

    private static Command<Notice> once(Call call, NoticeId id, Command<Notice> command) {
        var key = key(call);
        return key == null ? command : new Once(key, id, command);
    }

    private Notice run(JsonNode json, Command<Notice> command, Call call) {
        var actor = call.actor(Role.OPERATOR);
        return NoticeJson.withPlacesOf(json, () -> commands.run(command, actor, "API"));
    }

    /** The outside name of a request; two tokens cannot take each other's. */
    static @Nullable String key(Call call) {
        var key = call.request().idempotencyKey();
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Refusal.parameter(
                    "Idempotency-Key",
                    "the key must have 1 to 100 visible ASCII characters",
                    "a random UUID does well");
        }
        return "api:" + call.require(Role.OPERATOR).id() + ":" + key;
    }

    private static Found find(Transaction transaction, NoticeId id, boolean drafts) {
        return transaction
                .notices()
                .find(id, Audience.PUBLIC, drafts)
                .map(notice -> new Found(page(transaction), notice))
                .orElseThrow(() -> none(id));
    }

    private static Refusal none(NoticeId id) {
        return new Refusal(404, "There is no notice " + id + ".");
    }

    static Page page(Transaction transaction) {
        return transaction
                .pages()
                .find(PageId.MAIN)
                .orElseThrow(() ->
                        new Refusal(
                                ApiAnswer.problem(503, "The server has not started fully.")
                                        .with("retry-after", "1")));
    }

    private static ApiAnswer answer(int status, Notice notice, Page page, boolean forOperators) {
        return ApiAnswer.json(status, NoticeJson.write(notice, page, forOperators));
    }

    private record Found(Page page, Notice notice) {}

    private record NoticeList(Page page, List<Notice> items, boolean hasMore) {}
}
