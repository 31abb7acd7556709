package dev.candor.notify.mail;

import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.FactsOf;
import dev.candor.notify.template.TemplateKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A message as its reader sees it, not encoded.
 *
 * @param subject one line
 * @param language in which it came out
 * @param text the plain part
 * @param html the other
 */
public record Preview(String subject, Locale language, String text, String html) {
    /** What a message comes to for one reader. */
    public static Preview of(
            Catalogue catalogue, Told told, String language, ZoneId zone, Links links) {
        var kind = TemplateKind.of(told);
        var from = told.from();
        var locale = catalogue.language(kind, language, from.language());
        var facts = new FactsOf(locale, zone).of(told, links);
        var rendered = catalogue.template(kind, locale).render(facts);
        return new Preview(
                rendered.subject(),
                locale,
                filled(PlainText.of(rendered), links),
                filled(HtmlText.of(rendered, from.name(), locale), links));
    }

    private static String filled(String text, Links links) {
        return text.replace("\uE000confirm-url\uE001", text(links.confirm()))
                .replace("\uE000manage-url\uE001", text(links.manage()))
                .replace("\uE000unsubscribe-url\uE001", text(links.unsubscribe()))
                .replace("\uE000acknowledge-url\uE001", text(links.acknowledge()))
                .replace("\uE000deliveries-url\uE001", text(links.deliveries()));
    }

    private static String text(@Nullable URI link) {
        return link == null ? "" : link.toASCIIString();
    }
}
