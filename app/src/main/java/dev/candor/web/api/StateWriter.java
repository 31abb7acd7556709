package dev.candor.web.api;

import dev.candor.model.CheckState;
import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Outage;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Writes components, intervals and states of checks as {@code openapi.yaml} describes them. */
final class StateWriter {
    private StateWriter() {}

    static ObjectNode write(Component component) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", component.id().value())
                .put("name", component.name())
                .put("parent", NoticeWriter.text(component.parent()));
        switch (component.requirement()) {
            case Requirement.None _ -> node.putNull("requires");
            case Requirement.All(var of) -> requires(node, "all", null, of);
            case Requirement.Any(var of) -> requires(node, "any", null, of);
            case Requirement.AtLeast(var needed, var of) -> requires(node, "at_least", needed, of);
        }
        return node.put("started_at", Times.write(component.startedAt()))
                .put("retired_at", NoticeWriter.instant(component.retiredAt()));
    }

    private static void requires(
            ObjectNode node, String rule, @Nullable Integer needed, List<ComponentId> of) {
        var requires = node.putObject("requires").put("rule", rule).put("needed", needed);
        var parts = requires.putArray("of");
        of.forEach(part -> parts.add(part.value()));
    }

    static ObjectNode write(Outage outage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(outage.id()))
                .put("component", outage.component().value())
                .put("member", outage.member())
                .put("level", outage.level().wireName())
                .put("start", Times.write(outage.start()))
                .put("end", NoticeWriter.instant(outage.end()))
                .put("precision", outage.precision().wireName())
                .put("source", NoticeWriter.lower(outage.source()))
                .put("check", NoticeWriter.text(outage.check()))
                .put("notice", NoticeWriter.text(outage.notice()))
                .put("overridden_by", NoticeWriter.text(outage.overriddenBy()));
    }

    static ObjectNode write(CheckState state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", state.check().value())
                .put("member", state.member())
                .put("location", state.location().value())
                .put("verdict", NoticeWriter.lower(state.verdict()))
                .put("since", Times.write(state.since()))
                .put("candidate", NoticeWriter.lower(state.candidate()))
                .put("run", state.run())
                .put("last_result", NoticeWriter.instant(state.lastResult()))
                .put("detail", state.detail());
    }
}
