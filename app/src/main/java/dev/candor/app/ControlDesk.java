package dev.candor.app;

import dev.candor.app.figures.StatusReport;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.CreateToken;
import dev.candor.command.EditNotice;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.Rejected;
import dev.candor.command.RevokeToken;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Role;
import dev.candor.store.CommitUnknown;
import dev.candor.store.Store;
import dev.candor.store.StoreException;
import dev.candor.store.StoreFull;
import dev.candor.store.Upkeep;
import dev.candor.time.SystemTime;
import dev.candor.web.api.NoticeJson;
import dev.candor.web.api.PreviewJson;
import dev.candor.web.api.TellJson;
import dev.candor.web.api.Wording;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does what the command line asks of a data folder: the same in a running server, behind its
 * control socket, and without one. Thread-safe.
 */
final class ControlDesk implements Function<ControlRequest, ControlAnswer> {
    private static final Logger LOG = System.getLogger("dev.candor.app");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;

    private final Store store;
    private final Commands commands;
    private final HistoryDesk history;
    private final UpkeepDesk upkeep;
    private final LearningDesk learning;
    private final PeopleDesk people;
    private final DeliveriesDesk deliveries;
    private final MailDesk mail;
    private final AlertDesk alerts;
    private final PreviewJson previews;
    private final Function<ControlRequest, ControlAnswer> running;
    private final StatusReport status;

    /**
     * A desk on an open store.
     *
     * @param environment for the secrets of a configuration that an import names, or null where a
     *     server has its own
     * @param upkeep checks and backs up the store
     * @param deliveries answers what is asked about deliveries and channels
     * @param wording of what is previewed
     * @param mail answers what is asked about messages that came back
     * @param running answers what only a running server can do
     * @param status answers {@code status}
     */
    ControlDesk(
            Store store,
            Commands commands,
            @Nullable Environment environment,
            Upkeep upkeep,
            DeliveriesDesk deliveries,
            Wording wording,
            MailDesk mail,
            Function<ControlRequest, ControlAnswer> running,
            StatusReport status) {
        this.status = status;
        this.store = store;
        this.commands = commands;
        this.history = new HistoryDesk(commands, environment);
        this.upkeep = new UpkeepDesk(upkeep);
        this.mail = mail;
        this.learning = new LearningDesk(store, commands, SystemTime.ofSystem());
        this.people = new PeopleDesk(store, commands);
        this.deliveries = deliveries;
        this.alerts = new AlertDesk(store, commands);
        this.previews = new PreviewJson(store, commands, wording);
        this.running = running;
    }

    /**
     * A request that may be meant as a preview only.
     *
     * @param rest the request without that member
     */
    private record Previewed(boolean wanted, JsonNode rest) {
        static Previewed of(JsonNode arguments) {
            var rest =
                    arguments instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
            rest.remove("preview");
            return new Previewed(arguments.path("preview").asBoolean(false), rest);
        }
    }

    /** Does what is asked. Throws nothing: each failure is an answer with a sentence. */
    @Override
    public ControlAnswer apply(ControlRequest request) {
        try {
            return route(request);
        } catch (Rejected e) {
            var code =
                    switch (e.kind()) {
                        case INVALID -> "invalid";
                        case NOT_FOUND -> "not_found";
                        case CONFLICT -> "conflict";
                    };
            return new ControlAnswer.Refused(e.problems(), code);
        } catch (StoreFull e) {
            LOG.log(Level.WARNING, "no room for a request command=" + request.command(), e);
            return refused(
                    ControlCodes.FULL,
                    String.valueOf(e.getMessage()),
                    "make room on that disk; nothing needs to be restarted");
        } catch (CommitUnknown e) {
            LOG.log(Level.WARNING, "a request's end is not known command=" + request.command(), e);
            return refused(
                    "unavailable",
                    String.valueOf(e.getMessage()),
                    "look whether it was done, such as with 'candor notice list'");
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "the store failed a request command=" + request.command(), e);
            return refused(
                    "unavailable", String.valueOf(e.getMessage()), "nothing was kept; try again");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a request met a fault command=" + request.command(), e);
            return refused("unavailable", "the program has a fault", "its log says more about it");
        }
    }

    static ControlAnswer refused(String code, String what, String todo) {
        return new ControlAnswer.Refused(List.of(new Problem("", what, todo)), code);
    }

    private ControlAnswer route(ControlRequest request) {
        var arguments = request.arguments();
        return switch (request.command()) {
            case "token.create" -> createToken(arguments);
            case "token.list" -> listTokens();
            case "token.revoke" -> revokeToken(arguments);
            case "notice.post" -> post(arguments);
            case "notice.update" -> update(arguments);
            case "notice.edit" -> edit(arguments);
            case "notice.list" -> list(arguments);
            case "notice.messages" -> messages(arguments);
            case "change.mark" -> learning.markChange(arguments);
            case "change.edit" -> learning.editChange(arguments);
            case "metric.push" -> learning.pushPoints(arguments);
            case "postmortem.draft" -> learning.draftPostmortem(arguments);
            case "postmortem.edit" -> learning.editPostmortem(arguments);
            case "postmortem.show" -> learning.showPostmortem(arguments);
            case "promises" -> learning.promises();
            case "subscriber.add" -> people.addSubscriber(arguments);
            case "subscriber.list" -> people.listSubscribers(arguments);
            case "subscriber.import" -> people.importSubscribers(arguments);
            case "subscriber.erase" -> people.erase(arguments);
            case "audience.import" -> people.importAudience(arguments);
            case "audience.list" -> people.listAudiences();
            case "audience.show" -> people.showAudience(arguments);
            case "audience.find" -> people.findCustomers(arguments);
            case "audience.remove" -> people.removeAudience(arguments);
            case "deliveries.list" -> deliveries.list(arguments);
            case "deliveries.show" -> deliveries.show(arguments);
            case "deliveries.retry" -> deliveries.retry(arguments);
            case "deliveries.stop" -> deliveries.stop(arguments);
            case "deliveries.link" -> deliveries.link(arguments);
            case "deliveries.test" -> deliveries.test(arguments);
            case "channels.list" -> deliveries.channels();
            case "channels.pause" -> deliveries.pause(arguments);
            case "channels.resume" -> deliveries.resume(arguments);
            case "mail.bounce" -> mail.bounce(arguments);
            case "mail.quarantine.list" -> mail.list(arguments);
            case "mail.quarantine.release" -> mail.release(arguments);
            case "alert.list" -> alerts.list(arguments);
            case "alert.ack" -> alerts.acknowledge(arguments);
            case "history.import" -> history.bringIn(arguments);
            case UpkeepDesk.CHECK -> upkeep.check();
            case UpkeepDesk.BACKUP -> upkeep.backUp(arguments);
            case MovingDesk.RESTORE, MovingDesk.COPY -> MovingDesk.inUse();
            case RunningDesk.RELOAD, RunningDesk.REFRESH -> running.apply(request);
            case "status" -> done(status.now());
            case String other ->
                    refused(
                            "invalid",
                            "the server does not know '" + other + "'",
                            "use the command line of the same version as the server");
        };
    }

    private ControlAnswer createToken(JsonNode arguments) {
        var name = arguments.path("role").asString("");
        var role = Role.ofWireName(name);
        if (role.isEmpty()) {
            var roles =
                    Arrays.stream(Role.values())
                            .map(Role::wireName)
                            .collect(Collectors.joining(", "));
            return refused("invalid", "there is no role '" + name + "'", "choose one of " + roles);
        }
        var made = commands.run(new CreateToken(role.get()), ACTOR, "token create");
        return done(
                JSON.objectNode()
                        .put("id", made.id())
                        .put("role", role.get().wireName())
                        .put("token", made.secret()));
    }

    private ControlAnswer listTokens() {
        var body = JSON.objectNode();
        var items = body.putArray("items");
        for (var token : store.read(transaction -> transaction.tokens().all())) {
            items.addObject()
                    .put("id", token.id())
                    .put("role", token.role().wireName())
                    .put("created_at", token.createdAt().toString())
                    .put(
                            "revoked_at",
                            token.revokedAt() == null ? null : token.revokedAt().toString());
        }
        return done(body);
    }

    private ControlAnswer revokeToken(JsonNode arguments) {
        var id = arguments.path("id").asString("");
        var token = commands.run(new RevokeToken(id), ACTOR, "token revoke");
        return done(
                JSON.objectNode()
                        .put("id", token.id())
                        .put("role", token.role().wireName())
                        .put("revoked_at", String.valueOf(token.revokedAt())));
    }

    private ControlAnswer post(JsonNode arguments) {
        var page = page();
        var request = Previewed.of(arguments);
        var tell = TellJson.of(request.rest());
        var command = new PostNotice(NoticeJson.readDraft(tell.rest(), page.zone(), null));
        if (request.wanted()) {
            return done(previews.posting(tell, command, ACTOR));
        }
        return done(NoticeJson.write(run(arguments, tell.posting(command)), page, true));
    }

    private ControlAnswer update(JsonNode arguments) {
        var page = page();
        var current = find(arguments);
        var request = Previewed.of(withoutId(arguments));
        var body = request.rest();
        var tell = TellJson.of(body);
        var draft = NoticeJson.readUpdate(tell.rest(), page.zone(), current.kind());
        var command = new PostUpdate(current.id(), draft);
        if (request.wanted()) {
            return done(previews.updating(tell, command, ACTOR));
        }
        return done(NoticeJson.write(run(body, tell.updating(command)), page, true));
    }

    private ControlAnswer edit(JsonNode arguments) {
        var page = page();
        var current = find(arguments);
        var request = Previewed.of(withoutId(arguments));
        var body = request.rest();
        var edit = new EditNotice(current.id(), NoticeJson.readEdit(body, page.zone(), current));
        return done(
                request.wanted()
                        ? previews.editing(edit, ACTOR)
                        : NoticeJson.write(run(body, edit), page, true));
    }

    private ControlAnswer messages(JsonNode arguments) {
        var id = noticeId(arguments.path("id").asString(""));
        return done(previews.coming(id).orElseThrow(() -> noNotice(id.value())));
    }

    private ControlAnswer list(JsonNode arguments) {
        var page = page();
        var limit = Math.clamp(arguments.path("limit").asInt(USUAL_LIMIT), 1, HIGHEST_LIMIT);
        var after = arguments.path("after").asString("");
        var drafts = arguments.path("drafts").asBoolean(true);
        var from = after.isEmpty() ? null : noticeId(after);
        var found =
                store.read(transaction ->
                        transaction
                                .notices()
                                .newest(PageId.MAIN, Audience.PUBLIC, drafts, limit, from));
        var body = JSON.objectNode();
        var items = body.putArray("items");
        found.forEach(notice -> items.add(NoticeJson.write(notice, page, true)));
        body.put("next", found.size() == limit ? found.getLast().id().value() : null);
        return done(body);
    }

    private Notice run(JsonNode json, Command<Notice> command) {
        return NoticeJson.withPlacesOf(json, () -> commands.run(command, ACTOR, "command line"));
    }

    private Notice find(JsonNode arguments) {
        var id = noticeId(arguments.path("id").asString(""));
        return store.read(transaction -> transaction.notices().find(id, Audience.PUBLIC, true))
                .orElseThrow(() -> noNotice(id.value()));
    }

    private static NoticeId noticeId(String text) {
        try {
            return new NoticeId(text);
        } catch (IllegalArgumentException _) {
            throw noNotice(text);
        }
    }

    private static Rejected noNotice(String id) {
        return new Rejected(
                Rejected.Cause.NOT_FOUND,
                new Problem(
                        "", "there is no notice '" + id + "'", "'candor notice list' shows all"));
    }

    private static ObjectNode withoutId(JsonNode arguments) {
        var copy = arguments instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
        copy.remove("id");
        return copy;
    }

    private Page page() {
        return store.read(transaction -> transaction.pages().find(PageId.MAIN))
                .orElseThrow(() ->
                        new Rejected(
                                Rejected.Cause.CONFLICT,
                                new Problem(
                                        "",
                                        "this data folder has no page yet",
                                        "start 'candor serve' on it once")));
    }

    private static ControlAnswer done(JsonNode data) {
        return new ControlAnswer.Done(data);
    }
}
