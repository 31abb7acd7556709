package dev.candor.notify.template;

import static dev.candor.notify.template.Variable.flag;
import static dev.candor.notify.template.Variable.link;
import static dev.candor.notify.template.Variable.list;
import static dev.candor.notify.template.Variable.prose;
import static dev.candor.notify.template.Variable.text;

import java.util.Map;
import java.util.TreeMap;

/** What templates may name, for each kind of message. {@link FactsOf} says all of it. */
final class Vocabulary {
    /** What every message has. */
    static final Map<String, Variable> PLAIN =
            Map.of(
                    "page", text("the page's name"),
                    "page-url", link("the page"),
                    "page-address", text("the page's address, to be read"),
                    "manage-url", link("the recipient's own preferences"),
                    "unsubscribe-url", link("ends the subscription"),
                    "confirm-url", link("confirms the subscription"),
                    "acknowledge-url", link("takes an alert"));

    /** What an entry says of itself. */
    static final Map<String, Variable> ENTRY =
            Map.ofEntries(
                    Map.entry("title", text("the entry's title")),
                    Map.entry("kind", text("Incident, Maintenance or Announcement")),
                    Map.entry("incident", flag("it is an incident")),
                    Map.entry("maintenance", flag("it is a maintenance")),
                    Map.entry("announcement", flag("it is an announcement")),
                    Map.entry("state", text("investigating, resolved, in progress …")),
                    Map.entry("state-sentence", text("the same as a sentence")),
                    Map.entry("over", flag("it has ended")),
                    Map.entry("entry-url", link("the entry")),
                    Map.entry("at", text("the instant that is spoken of, in both zones")),
                    Map.entry("body", prose("what was written")),
                    Map.entry(
                            "earlier",
                            list(
                                    "what was said before, the latest first",
                                    Map.of(
                                            "at", text("the instant that it speaks of"),
                                            "state", text("the state that came with it"),
                                            "body", prose("what was written")))),
                    Map.entry("component-names", text("what is affected, in one line")),
                    Map.entry(
                            "components",
                            list(
                                    "what is affected",
                                    Map.of(
                                            "name", text("its name"),
                                            "level", text("how much, such as Partial outage"),
                                            "note", text("a word beside it")))),
                    Map.entry("more-components", text("how many more there are than are listed")),
                    Map.entry(
                            "windows",
                            list(
                                    "when it happened",
                                    Map.of(
                                            "when", text("from when to when, in both zones"),
                                            "note", text("a word beside it"),
                                            "tail", flag("it is what remains afterwards")))),
                    Map.entry("planned", text("when it is meant to happen, in both zones")),
                    Map.entry("planned-start", text("when it is meant to begin, in both zones")),
                    Map.entry("planned-end", text("when it is meant to end, in both zones")),
                    Map.entry("early", text("by how much it ended before its planned end")),
                    Map.entry("late", text("by how much it ended after its planned end")),
                    Map.entry("symptom", text("what customers see")),
                    Map.entry("not-affected", text("what works as usual")),
                    Map.entry("data-none", flag("no data was lost or late")),
                    Map.entry("data-delayed", flag("data came late, and all came")),
                    Map.entry("data-lost", flag("some data is gone")),
                    Map.entry("data-unknown", flag("nobody can say yet what became of data")),
                    Map.entry("data-note", text("a word about data")),
                    Map.entry("action", prose("what customers can do")),
                    Map.entry("action-deadline", text("by when, in its zone")),
                    Map.entry("next-update", text("by when we say more, in both zones")),
                    Map.entry("expected", text("what a maintenance is expected to do")),
                    Map.entry("expected-downtime", text("how long it is expected to be off")),
                    Map.entry(
                            "preparation",
                            list(
                                    "what is done before a maintenance",
                                    Map.of("line", text("one of it")))));

    /** What a message about an entry has. */
    static final Map<String, Variable> NOTICE =
            both(
                    both(PLAIN, ENTRY),
                    Map.of("included-names", text("what is newly affected, in one line")));

    /** What a digest has. */
    static final Map<String, Variable> DIGEST =
            both(
                    PLAIN,
                    Map.of(
                            "count", text("how many entries there are"),
                            "entries", list("the entries, oldest first", ENTRY)));

    /** What an alert has. */
    static final Map<String, Variable> ALERT =
            both(
                    PLAIN,
                    Map.of(
                            "subject", text("the component or check"),
                            "level", text("how bad a fault is; of anything else nothing"),
                            "since", text("since when, in both zones"),
                            "until", text("when it was over, in both zones"),
                            "reason", text("why"),
                            "escalated", flag("somebody else was told before")));

    /** What the alarm about waiting messages has. */
    static final Map<String, Variable> STALLED =
            both(
                    PLAIN,
                    Map.of(
                            "channel", text("the channel on which messages wait"),
                            "waiting", text("how many wait"),
                            "oldest", text("since when the oldest waits, in both zones"),
                            "last-error", text("why the last attempt failed"),
                            "deliveries-url", link("who waits for what")));

    private Vocabulary() {}

    private static Map<String, Variable> both(
            Map<String, Variable> one, Map<String, Variable> other) {
        var both = new TreeMap<>(one);
        both.putAll(other);
        return both;
    }
}
