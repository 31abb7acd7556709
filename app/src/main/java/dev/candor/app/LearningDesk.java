package dev.candor.app;

import dev.candor.command.Commands;
import dev.candor.command.DraftPostmortem;
import dev.candor.command.EditChange;
import dev.candor.command.EditPostmortem;
import dev.candor.command.MarkChange;
import dev.candor.command.Promises;
import dev.candor.command.PushPoints;
import dev.candor.command.Rejected;
import dev.candor.model.Actor;
import dev.candor.model.ChangeId;
import dev.candor.model.NoticeId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;
import dev.candor.web.api.ChangeJson;
import dev.candor.web.api.PointsJson;
import dev.candor.web.api.PostmortemJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Function;

/** Changes, metrics, postmortems and promises, as the command line asks for them. Thread-safe. */
final class LearningDesk {
    private static final Actor ACTOR = new Actor(Actor.Kind.COMMAND_LINE, "candor");
    private static final String REASON = "command line";

    private final Store store;
    private final Commands commands;
    private final TimeSource time;

    LearningDesk(Store store, Commands commands, TimeSource time) {
        this.store = store;
        this.commands = commands;
        this.time = time;
    }

    /** Marks a change. */
    ControlAnswer markChange(JsonNode arguments) {
        var draft = ChangeJson.readDraft(arguments, page().zone(), null);
        var change = commands.run(new MarkChange(draft), ACTOR, REASON);
        return done(ChangeJson.write(change, true));
    }

    /** Reports how a change ended. */
    ControlAnswer editChange(JsonNode arguments) {
        var id = id(arguments, ChangeId::new, "change");
        var edit = ChangeJson.readEdit(without(arguments, "id"), page().zone());
        return done(ChangeJson.write(commands.run(new EditChange(id, edit), ACTOR, REASON), true));
    }

    /** Takes in values of a metric. */
    ControlAnswer pushPoints(JsonNode arguments) {
        var metric = arguments.path("metric").asString("");
        var points = PointsJson.read(without(arguments, "metric"), page().zone());
        var kept = commands.run(new PushPoints(PageId.MAIN, metric, points), ACTOR, REASON);
        return done(JsonNodeFactory.instance.objectNode().put("metric", metric).put("kept", kept));
    }

    /** Begins a postmortem, or adds to it what has become known. */
    ControlAnswer draftPostmortem(JsonNode arguments) {
        var id = id(arguments, NoticeId::new, "notice");
        var promised = PostmortemJson.readDraft(without(arguments, "id"));
        var made = commands.run(new DraftPostmortem(id, promised), ACTOR, REASON);
        return done(PostmortemJson.write(made, page(), true));
    }

    /** Writes the next revision of a postmortem. */
    ControlAnswer editPostmortem(JsonNode arguments) {
        var id = id(arguments, NoticeId::new, "notice");
        var current =
                store.read(transaction -> transaction.postmortems().find(id))
                        .orElseThrow(() -> none("postmortem of notice", id.value()));
        var page = page();
        var edit = PostmortemJson.readEdit(without(arguments, "id"), page.zone(), current);
        var made = commands.run(new EditPostmortem(id, edit), ACTOR, REASON);
        return done(PostmortemJson.write(made, page, true));
    }

    /** Shows a postmortem. */
    ControlAnswer showPostmortem(JsonNode arguments) {
        var id = id(arguments, NoticeId::new, "notice");
        var found =
                store.read(transaction -> transaction.postmortems().find(id))
                        .orElseThrow(() -> none("postmortem of notice", id.value()));
        return done(PostmortemJson.write(found, page(), true));
    }

    /** What has been promised and is not kept yet. */
    ControlAnswer promises() {
        var today = time.now().atZone(page().zone()).toLocalDate();
        return done(
                PostmortemJson.write(
                        store.read(transaction -> Promises.open(transaction, PageId.MAIN, today))));
    }

    private static <T> T id(JsonNode arguments, Function<String, T> make, String what) {
        var text = arguments.path("id").asString("");
        try {
            return make.apply(text);
        } catch (IllegalArgumentException _) {
            throw none(what, text);
        }
    }

    private static Rejected none(String what, String id) {
        return new Rejected(
                Rejected.Cause.NOT_FOUND,
                new Problem("", "there is no " + what + " '" + id + "'", "check its id"));
    }

    private static ObjectNode without(JsonNode arguments, String name) {
        var copy =
                arguments instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        copy.remove(name);
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
