package dev.candor.web.api;

import dev.candor.command.AndTell;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.EditNotice;
import dev.candor.command.Forecast;
import dev.candor.command.Foreseen;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.Tells;
import dev.candor.model.Actor;
import dev.candor.model.NoticeId;
import dev.candor.model.Occasion;
import dev.candor.model.Page;
import dev.candor.store.Store;
import dev.candor.store.Transaction;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * What a step on a notice would come to, as JSON: the notice as it would be, who would be told what
 * of it at once, and what the program would tell by the clock. Nothing is kept and nobody is told.
 * Thread-safe.
 */
public final class PreviewJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final Commands commands;
    private final Wording wording;

    /**
     * Previews on that store.
     *
     * @param wording makes words of it
     */
    public PreviewJson(Store store, Commands commands, Wording wording) {
        this.store = store;
        this.commands = commands;
        this.wording = wording;
    }

    /**
     * Of a new notice.
     *
     * @throws dev.candor.command.Rejected as posting it would be
     */
    public ObjectNode posting(TellJson tell, PostNotice command, Actor actor) {
        var draft = tell.draft();
        return of(
                draft == null
                        ? Foreseen.by(null, command)
                        : Foreseen.ordered(null, new AndTell(command, draft, _ -> Occasion.POSTED)),
                actor);
    }

    /** As above, of an update. */
    public ObjectNode updating(TellJson tell, PostUpdate command, Actor actor) {
        var draft = tell.draft();
        var id = command.notice();
        return of(
                draft == null
                        ? Foreseen.by(id, command)
                        : Foreseen.ordered(id, AndTell.updating(command, draft)),
                actor);
    }

    /** As above, of changed facts: only those hear of it who are new to the notice. */
    public ObjectNode editing(EditNotice command, Actor actor) {
        return of(Foreseen.by(command.notice(), command), actor);
    }

    /**
     * What the program is going to tell of a notice by itself: a list, the earliest first; empty
     * when there is no such notice.
     */
    public Optional<ObjectNode> coming(NoticeId id) {
        return store.read(transaction ->
                Foreseen.untouched(transaction, id)
                        .map(come -> {
                            var forecast = Forecast.of(transaction, come);
                            var body = JSON.objectNode();
                            messages(transaction, body.putArray("items"), forecast);
                            return body.putNull("next");
                        }));
    }

    private ObjectNode of(Command<Foreseen> command, Actor actor) {
        var come = commands.preview(command, actor);
        return store.read(transaction -> {
            var page = transaction.pages().find(come.after().page()).orElseThrow();
            return write(transaction, come, page);
        });
    }

    private ObjectNode write(Transaction transaction, Foreseen come, Page page) {
        var forecast = Forecast.of(transaction, come);
        var tells = forecast.tells();
        var node = JSON.objectNode().put("preview", true);
        node.set("notice", NoticeJson.write(come.after(), page, true));
        var groups = node.putObject("tells");
        group(groups, "subscribers", tells.subscribers());
        var audience = come.telling() == null ? null : come.telling().audience();
        groups.set(
                "audience",
                audience == null
                        ? JSON.nullNode()
                        : AudienceJson.named(transaction, page.id(), audience));
        group(groups, "meant", tells.meant());
        group(groups, "not_affected", tells.others());
        messages(transaction, node.putArray("messages"), forecast);
        return node;
    }

    private void messages(Transaction transaction, ArrayNode list, Forecast forecast) {
        for (var item : forecast.items()) {
            var at = item.at();
            var said = wording.of(transaction, item);
            var node =
                    list.addObject()
                            .put("type", item.occasion().wireName())
                            .put("at", at == null ? null : at.toString());
            var to = node.putObject("to");
            group(to, "subscribers", item.subscribers());
            group(to, "meant", item.meant());
            var included = node.putArray("included");
            item.included().stream().map(Object::toString).sorted().forEach(included::add);
            node.put("subject", said.subject()).put("text", said.text());
        }
    }

    private static void group(ObjectNode groups, String name, Tells.@Nullable Group group) {
        if (group == null) {
            groups.putNull(name);
            return;
        }
        var node = groups.putObject(name).put("count", group.count());
        var sample = node.putArray("sample");
        group.sample().forEach(sample::add);
    }
}
