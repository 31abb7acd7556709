package dev.candor.notify.bounce;

import dev.candor.model.BouncedAddress.Kind;
import dev.candor.notify.bounce.Returned.Bounced;
import dev.candor.notify.bounce.Returned.Ignored;
import dev.candor.notify.mail.ReturnPath;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Understands reports of undeliverable messages (RFC 3464) and of complaints (RFC 5965). What it
 * says of an address counts only when the return path that we signed is in it: whoever never got a
 * message from us cannot put an address into quarantine, and whoever did only the one it went to.
 * Pure, thread-safe.
 */
public final class ReadReturned {
    /** The longest message that is read, in bytes. */
    public static final int LONGEST = 1024 * 1024;

    /** More lines than that are not looked at. */
    private static final int MOST_LINES = 20_000;

    private static final int MOST_GROUPS = 50;
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>\\s]{1,320})>");

    /** No such mailbox or host, moved for good, or switched off (RFC 3463). */
    private static final Set<String> HARD =
            Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4");

    private final ReturnPath paths;

    /** Believes those return paths. */
    public ReadReturned(ReturnPath paths) {
        this.paths = paths;
    }

    /**
     * What a message is.
     *
     * @param message all of it; what is longer than {@link #LONGEST} is ignored
     * @param recipients to whom it came, where that is known
     */
    public Returned read(byte[] message, List<String> recipients) {
        if (message.length > LONGEST) {
            return new Ignored("it is longer than " + LONGEST + " bytes");
        }
        var lines = new String(message, StandardCharsets.UTF_8).lines().limit(MOST_LINES).toList();
        try {
            var whole = Part.of(lines);
            if (!whole.type().equals("multipart/report")) {
                return new Ignored("it is no report (multipart/report)");
            }
            var parts = whole.parts();
            var complaint = of(parts, "message/feedback-report");
            if (complaint.isPresent()) {
                return complaint(complaint.get(), parts);
            }
            var status =
                    of(parts, "message/delivery-status")
                            .or(() -> of(parts, "message/global-delivery-status"));
            return status.isPresent()
                    ? status(status.get(), whole, parts, recipients)
                    : new Ignored("it is a report of another kind");
        } catch (NotAReport e) {
            return new Ignored(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Part> of(List<Part> parts, String type) {
        return parts.stream().filter(part -> part.type().equals(type)).findFirst();
    }

    private Returned status(Part status, Part whole, List<Part> parts, List<String> recipients)
            throws NotAReport {
        var candidates = new ArrayList<>(recipients);
        for (var name : List.of("delivered-to", "x-original-to", "to")) {
            whole.fields().each(name).forEach(value -> candidates.addAll(addresses(value)));
        }
        candidates.addAll(sentBy(parts));
        var said = said(candidates);
        if (said.isEmpty()) {
            return new Ignored("no return path of ours is in it");
        }
        for (var group : groups(status)) {
            if (group.first("action").orElse("").strip().equalsIgnoreCase("failed")) {
                var detail = group.first("diagnostic-code").orElse("");
                var code = group.first("status").map(String::strip).orElse("");
                return new Bounced(
                        said.get().delivery(),
                        said.get().addressHash(),
                        isHard(code, detail) ? Kind.HARD : Kind.SOFT,
                        (code + " " + detail).strip());
            }
        }
        return new Ignored("it tells of no failure, only of a delay or a delivery");
    }

    private Returned complaint(Part report, List<Part> parts) throws NotAReport {
        var fields = Fields.of(report.body());
        var type = fields.first("feedback-type").orElse("").strip();
        if (!type.equalsIgnoreCase("abuse") && !type.equalsIgnoreCase("fraud")) {
            return new Ignored("it is feedback, and no complaint");
        }
        var candidates = new ArrayList<String>();
        fields.each("original-mail-from").forEach(value -> candidates.addAll(addresses(value)));
        candidates.addAll(sentBy(parts));
        return said(candidates)
                .<Returned>map(said ->
                        new Bounced(
                                said.delivery(),
                                said.addressHash(),
                                Kind.COMPLAINT,
                                "its reader called it spam"))
                .orElseGet(() -> new Ignored("no return path of ours is in it"));
    }

    /** The return paths that the message in the report carries. */
    private static List<String> sentBy(List<Part> parts) throws NotAReport {
        var found = new ArrayList<String>();
        for (var part : parts) {
            if (Set.of("message/rfc822", "message/global", "text/rfc822-headers")
                    .contains(part.type())) {
                Fields.of(part.body())
                        .each("return-path")
                        .forEach(value -> found.addAll(addresses(value)));
            }
        }
        return found;
    }

    private Optional<ReturnPath.Said> said(List<String> candidates) {
        return candidates.stream().flatMap(each -> paths.read(each).stream()).findFirst();
    }

    private static List<String> addresses(String value) {
        var found = IN_BRACKETS.matcher(value).results().map(each -> each.group(1)).toList();
        return found.isEmpty() ? List.of(value.strip()) : found;
    }

    /** The fields of each recipient: groups parted by empty lines, behind those of the message. */
    private static List<Fields> groups(Part status) throws NotAReport {
        var groups = new ArrayList<Fields>();
        var current = new ArrayList<String>();
        for (var line : status.body()) {
            if (!line.isBlank()) {
                current.add(line);
            } else if (!current.isEmpty()) {
                groups.add(Fields.of(current));
                current = new ArrayList<>();
            }
            if (groups.size() > MOST_GROUPS) {
                throw new NotAReport("it speaks of more than " + MOST_GROUPS + " recipients");
            }
        }
        if (!current.isEmpty()) {
            groups.add(Fields.of(current));
        }
        return groups;
    }

    /** What the last server said counts more than what ours made of it. */
    private static boolean isHard(String status, String diagnostic) {
        var said = ENHANCED.matcher(diagnostic);
        return said.find() ? HARD.contains(said.group(1)) : HARD.contains(status);
    }
}
