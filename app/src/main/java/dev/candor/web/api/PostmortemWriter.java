package dev.candor.web.api;

import dev.candor.command.Promises;
import dev.candor.model.ActionItem;
import dev.candor.model.Page;
import dev.candor.model.Postmortem;
import dev.candor.model.PostmortemContent.Breakdown;
import dev.candor.model.PostmortemContent.Moment;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes postmortems and promises. What is hidden, and who wrote it, is told to operators only. */
final class PostmortemWriter {
    private PostmortemWriter() {}

    static ObjectNode write(Postmortem postmortem, Page page, boolean forOperators) {
        var content = postmortem.content();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("notice", postmortem.notice().value())
                .put("url", page.url() + "/notices/" + postmortem.notice() + "/postmortem")
                .put("revision", postmortem.revision())
                .put("published", postmortem.publishedAt() != null)
                .put("visibility", postmortem.visibility().wireName())
                .put("promised_by", written(postmortem.promisedBy()))
                .put("changed_at", Times.write(postmortem.changedAt()))
                .put("published_at", written(postmortem.publishedAt()))
                .put("actor", forOperators ? postmortem.actor() : null)
                .put("summary", content.summary())
                .put("impact", content.impact());
        breakdown(node, content.breakdown());
        timeline(node.putArray("timeline"), content.timeline(), forOperators);
        node.put("cause_class", content.causeClass().wireName())
                .put("cause", content.cause())
                .put("resolution", content.resolution())
                .put("went_well", content.wentWell())
                .put("went_wrong", content.wentWrong());
        actions(node.putArray("actions"), content.actions());
        return node;
    }

    static ObjectNode write(List<Promises.Promise> promises) {
        var body = JsonNodeFactory.instance.objectNode();
        var items = body.putArray("items");
        for (var each : promises) {
            items.addObject()
                    .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                    .put("notice", each.notice().value())
                    .put("title", each.title())
                    .put("what", each.what())
                    .put("owner", each.owner())
                    .put("due", written(each.due()))
                    .put("overdue", each.overdue());
        }
        body.putNull("next");
        return body;
    }

    private static void breakdown(ObjectNode node, @Nullable Breakdown breakdown) {
        if (breakdown == null) {
            node.putNull("breakdown");
            return;
        }
        var table = node.putObject("breakdown").put("caption", breakdown.caption());
        var columns = table.putArray("columns");
        breakdown.columns().forEach(columns::add);
        var rows = table.putArray("rows");
        for (var row : breakdown.rows()) {
            var cells = rows.addArray();
            row.forEach(cells::add);
        }
    }

    private static void timeline(ArrayNode list, List<Moment> timeline, boolean forOperators) {
        timeline.stream()
                .filter(each -> forOperators || !each.hidden())
                .forEach(each -> {
                    var line = list.addObject();
                    if (!each.key().isEmpty()) {
                        line.put("key", each.key());
                    }
                    line.put("at", Times.write(each.at()))
                            .put("source", each.source().wireName())
                            .put("text", each.text())
                            .put("hidden", each.hidden());
                });
    }

    private static void actions(ArrayNode list, List<ActionItem> actions) {
        for (var each : actions) {
            var check = each.check();
            var item = list.addObject().put("id", each.id()).put("what", each.what());
            if (!each.owner().isEmpty()) {
                item.put("owner", each.owner());
            }
            item.put("due", written(each.due()))
                    .put("state", each.state().wireName())
                    .put("check", check == null ? null : check.value())
                    .put("pass_days", check == null ? null : each.passDays())
                    .put("closed_at", written(each.closedAt()))
                    .put("by_check", each.byCheck());
        }
    }

    private static @Nullable String written(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String written(@Nullable Instant instant) {
        return instant == null ? null : Times.write(instant);
    }
}
