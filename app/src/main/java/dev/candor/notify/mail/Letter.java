package dev.candor.notify.mail;

import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.FactsOf;
import dev.candor.notify.template.TemplateKind;

import java.time.ZoneId;
import java.util.Locale;

/**
 * The words of one message in one language and zone, encoded, for all its recipients.
 *
 * @param subject one line
 * @param language in which it is
 * @param text the plain part
 * @param html the other
 */
record Letter(String subject, Locale language, Body text, Body html) {
    /**
     * Writes it.
     *
     * @param language a BCP 47 tag
     * @param links which of them there are counts, not what they are
     */
    static Letter of(Catalogue catalogue, Told told, String language, ZoneId zone, Links links) {
        var kind = TemplateKind.of(told);
        var from = told.from();
        var locale = catalogue.language(kind, language, from.language());
        var facts = new FactsOf(locale, zone).of(told, links);
        var rendered = catalogue.template(kind, locale).render(facts);
        return new Letter(
                rendered.subject(),
                locale,
                Body.of(PlainText.of(rendered), false),
                Body.of(HtmlText.of(rendered, from.name(), locale), true));
    }

    /** About how many bytes its parts have. */
    int size() {
        return text.size() + html.size();
    }
}
