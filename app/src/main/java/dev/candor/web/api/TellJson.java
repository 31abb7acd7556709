package dev.candor.web.api;

import dev.candor.command.AndTell;
import dev.candor.command.Command;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.Rejected;
import dev.candor.command.TellDraft;
import dev.candor.model.Audience;
import dev.candor.model.Notice;
import dev.candor.model.Telling;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whom an operator wants to be told of a notice, as JSON: the member {@code tell} of a notice or an
 * update.
 *
 * @param draft whom, or null when nobody beside those who asked for it
 * @param rest the request without that member
 */
public record TellJson(@Nullable TellDraft draft, JsonNode rest) {
    private static final String TELL = "tell";
    private static final List<String> NAMES =
            List.of("affected", "all", "again", "audience", "labels", "not_affected");
    private static final int LONGEST_LABEL = 255;

    /**
     * Reads the member.
     *
     * @throws Rejected as invalid, with every problem
     */
    public static TellJson of(JsonNode request) {
        var node = request.get(TELL);
        if (node == null || !(request instanceof ObjectNode object)) {
            return new TellJson(null, request);
        }
        var rest = object.deepCopy();
        rest.remove(TELL);
        var findings = new Findings();
        var draft = node.isNull() ? null : read(node, findings);
        findings.refuseIfAny();
        return new TellJson(draft, rest);
    }

    private static @Nullable TellDraft read(JsonNode node, Findings findings) {
        var members = Members.of(node, "/" + TELL, findings, NAMES);
        if (members == null) {
            return null;
        }
        var audience = members.id("audience", Audience::new);
        var affected = Boolean.TRUE.equals(members.flag("affected"));
        var again = Boolean.TRUE.equals(members.flag("again"));
        var all = Boolean.TRUE.equals(members.flag("all"));
        var others = Boolean.TRUE.equals(members.flag("not_affected"));
        var labels = labels(members);
        if (Stream.of(affected, again, all).filter(each -> each).count() > 1) {
            findings.add(members.at(""), "these exclude each other", "give one of them");
        }
        if (others && !affected) {
            findings.add(
                    members.at("not_affected"),
                    "without 'affected' there are no others",
                    "give 'affected': true too");
        }
        if (!affected && !again && !all && audience == null && labels.isEmpty()) {
            findings.add(
                    members.at(""), "nobody is named", "give one of: " + String.join(", ", NAMES));
        }
        if (again && (audience != null || !labels.isEmpty())) {
            findings.add(
                    members.at("again"), "'again' means the very same people", "give it alone");
        }
        var who = affected ? Telling.Who.AFFECTED : again ? Telling.Who.AGAIN : Telling.Who.ALL;
        return new TellDraft(who, audience, labels, others);
    }

    private static SortedSet<String> labels(Members members) {
        var labels = new TreeSet<String>();
        var list = members.list("labels", Telling.MOST_LABELS);
        for (var i = 0; list != null && i < list.size(); i++) {
            var text =
                    members.text(members.at("labels") + "/" + i, list.get(i), LONGEST_LABEL, false);
            if (text != null) {
                labels.add(text);
            }
        }
        return labels;
    }

    /** The command, with the order if there is one. */
    public Command<Notice> posting(PostNotice command) {
        var tell = draft;
        return tell == null ? command : AndTell.posting(command, tell);
    }

    /** As above, of an update. */
    public Command<Notice> updating(PostUpdate command) {
        var tell = draft;
        return tell == null ? command : work -> AndTell.updating(command, tell).run(work).notice();
    }
}
