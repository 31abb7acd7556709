package dev.candor.publish;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;

import dev.candor.model.Page;
import dev.candor.publish.view.FeedItem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * The Atom feed (RFC 4287). An entry's id never changes, also when the page moves to another
 * address; its {@code updated} is its last change, so that readers show it again.
 */
final class Feed {
    private static final String PATH = "/feed.atom";
    private static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

    private final Templates templates;

    Feed(Templates templates) {
        this.templates = templates;
    }

    /** The feed of those entries, the newest change first. */
    Unpacked text(Page page, List<FeedItem> items) {
        var name = legal(page.name()) + " status";
        var feed = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        feed.setId(page.url() + PATH);
        feed.setTitle(name);
        feed.setUpdated(Date.from(items.isEmpty() ? Instant.EPOCH : items.getFirst().changed()));
        feed.setAuthors(List.of(author(legal(page.name()))));
        feed.setAlternateLinks(List.of(link("alternate", page.url() + "/", "text/html")));
        feed.setOtherLinks(List.of(link("self", page.url() + PATH, "application/atom+xml")));
        feed.setEntries(items.stream().map(item -> entry(page, item)).toList());
        try {
            var xml = new WireFeedOutput().outputString(feed, true);
            return new Unpacked(CONTENT_TYPE, xml.getBytes(StandardCharsets.UTF_8));
        } catch (FeedException broken) {
            throw new IllegalStateException("the feed of page " + page.id() + " broke", broken);
        }
    }

    private Entry entry(Page page, FeedItem item) {
        var view = item.entry();
        var address = page.url() + view.href();
        var entry = new Entry();
        entry.setId("urn:uuid:" + uuid(view.id()));
        entry.setTitle(legal((view.title() + " " + view.suffix()).strip()));
        entry.setPublished(Date.from(item.published()));
        entry.setUpdated(Date.from(item.changed()));
        entry.setAlternateLinks(List.of(link("alternate", address, "text/html")));
        var content = new Content();
        content.setType("html");
        content.setValue(legal(templates.feedEntry(item, address)));
        entry.setContents(List.of(content));
        return entry;
    }

    /** Made from the notice's name, which is random and never changes (RFC 9562 §5.3). */
    private static UUID uuid(String notice) {
        return UUID.nameUUIDFromBytes(
                ("dev.candor/notice/" + notice).getBytes(StandardCharsets.UTF_8));
    }

    private static SyndPerson author(String name) {
        var person = new SyndPersonImpl();
        person.setName(name);
        return person;
    }

    private static Link link(String relation, String address, String type) {
        var link = new Link();
        link.setRel(relation);
        link.setHref(address);
        link.setType(type);
        return link;
    }

    /** Without the characters that XML 1.0 §2.2 does not know. */
    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().map(each -> isLegal(each) ? each : ' ').forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int each) {
        return each == '\t'
                || each == '\n'
                || each == '\r'
                || (each >= 0x20 && each <= 0xD7FF)
                || (each >= 0xE000 && each <= 0xFFFD)
                || each >= 0x10000;
    }
}
