package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.AT;
import static dev.candor.notify.mail.Tellings.FROM;
import static dev.candor.notify.mail.Tellings.LINKS;
import static dev.candor.notify.mail.Tellings.incident;
import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.plain;
import static dev.candor.notify.mail.Tellings.posted;
import static dev.candor.notify.mail.Tellings.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Level;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.notify.Links;
import dev.candor.notify.Outgoing;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

final class ComposerTest {
    private static final Catalogue CATALOGUE = Catalogue.own();

    @Test
    void eachTimeHasTheOffsetInForceThenAndUtcBesideIt() {
        var text = message(posted("Checkout is slow", "We are looking."), "en");

        assertThat(text).contains("CEST").contains("21:30 UTC").contains("Fri 4 Jun 2010, 23:30");
    }

    @Test
    void germanIsGermanThroughout() {
        var text = message(posted("Kasse langsam", "Wir sehen nach."), "de-AT");

        assertThat(text)
                .contains("Content-Language: de\r\n")
                .contains("Wir haben eine St=C3=B6rung bei Checkout, Mail")
                .contains("- Checkout: Teilausfall (slow)")
                .contains("Fr. 4. Juni 2010, 23:30 CEST")
                .contains("Manches kam versp=C3=A4tet")
                .doesNotContain("Affected");
    }

    @Test
    void aLanguageThatIsNotThereIsAnsweredInThePages() {
        assertThat(message(posted("Slow", null), "fr")).contains("Content-Language: en\r\n");
    }

    @Test
    void aTitleCannotBecomeAnotherField() {
        var text = message(posted("Slow\r\nBcc: victim@example.org\r\n\r\nbody", null), "en");

        assertThat(text.substring(0, text.indexOf("\r\n\r\n")).lines())
                .noneMatch(line -> line.startsWith("Bcc"));
        assertThat(text).contains("Subject: [FoxyCart] Slow Bcc: victim@example.org body");
    }

    @Test
    void aPageNameWithQuotesAndLettersBeyondAsciiStaysOneName() {
        var from =
                new Told.From(
                        FROM.page(), "Müller \"& Söhne\" <x>, GmbH", FROM.url(), FROM.zone(), "de");
        var text = message(new Told.Test(from), "de");

        assertThat(text.lines().filter(line -> line.startsWith("From: ")).toList())
                .singleElement()
                .asString()
                .startsWith("From: =?UTF-8?B?");
        assertThat(text).contains("<status@example.com>");
    }

    @Test
    void everyLineIsShortWhateverIsWritten() {
        var long1 = "wörter ".repeat(2_000) + "x".repeat(5_000) + "\n.\n.dot\nFrom me\n= = \n";
        var text = message(posted("Ü".repeat(250), long1), "en");

        assertThat(text.lines()).allMatch(line -> line.length() <= 78);
        assertThat(text).isEqualTo(text.replace("\r\n", "\n").replace("\n", "\r\n"));
        assertThat(text.chars()).allMatch(letter -> letter < 128);
    }

    @Test
    void operatorsHtmlIsShownAndNotObeyed() {
        var text = message(posted("<b>x</b>", "<script>alert(1)</script>"), "en");

        var html = text.substring(text.indexOf("text/html"));
        assertThat(html)
                .contains("&lt;script&gt;")
                .contains("&lt;b&gt;x")
                .doesNotContain("<script")
                .doesNotContain("<b>x");
    }

    /** A customer whom an operator brought in never subscribed, and is not told otherwise. */
    @Test
    void whyOneHearsIsSaidAsItIs() {
        var subscriber = message(posted("Slow", null), "en");
        var customer =
                text(outgoing("k1", posted("Slow", null), "a@example.org", "en", Links.NONE));
        var german = text(outgoing("k1", posted("Slow", null), "a@example.org", "de", Links.NONE));

        assertThat(subscriber)
                .contains("because this address was subscribed to FoxyCart")
                .doesNotContain("services of");
        assertThat(customer)
                .contains("because you use services of FoxyCart")
                .doesNotContain("was subscribed");
        assertThat(german).contains("weil Sie Dienste von FoxyCart nutzen");
    }

    @Test
    void linksAreTheRecipientsOwnAndOnlyWhereThereAreSome() {
        var with = message(posted("Slow", null), "en");
        var without = text(outgoing("k1", posted("Slow", null), "a@example.org", "en", Links.NONE));

        assertThat(with)
                .contains("List-Unsubscribe: <https://status.example.com/subscription/un5ub")
                .contains("https://status.example.com/subscription/m4n4ge=\r\n");
        assertThat(without).doesNotContain("List-Unsubscribe").doesNotContain("nsubscribe");
        assertThat(without).contains("List-Id: FoxyCart <main.status.example.com>\r\n");
    }

    @Test
    void confirmationAsksAndOffersNothingElse() {
        var text = message(new Told.Confirmation(FROM), "en");

        assertThat(text)
                .contains("/subscription/c0nf1rm?a=3D1&b=3D2")
                .contains("/subscription/c0nf1rm?a=3D1&amp;b=3D2")
                .doesNotContain("List-Id");
    }

    @Test
    void anAddressThatHearsAlreadyIsToldSoAndAskedNothing() {
        var links = new Links(null, LINKS.manage(), LINKS.unsubscribe(), null);
        var told = new Told.Confirmation(FROM, true);

        var english = text(outgoing("k00000000001", told, "jo@example.org", "en", links));
        var german = text(outgoing("k00000000001", told, "jo@example.org", "de", links));

        assertThat(english)
                .contains("You hear from FoxyCart already", "/subscription/m4n4ge")
                .doesNotContain("Please confirm", "Yes, tell me");
        assertThat(german).contains("bereits von FoxyCart").doesNotContain("Ja, schreiben");
    }

    @Test
    void whatIsNoFaultHasNoLevelInItsSubject() {
        var promise = alarm(Level.OPERATIONAL);
        assertThat(message(promise, "en")).contains("Subject: audience shops\r\n");
        assertThat(message(promise, "de")).contains("Subject: audience shops\r\n");
        assertThat(message(alarm(Level.MAJOR_OUTAGE), "en"))
                .contains("Subject: audience shops: Major outage\r\n");
    }

    private static Told alarm(Level level) {
        var phase = Told.Alarm.Phase.RAISED;
        var alarm = new Told.Alarm("a", phase, "audience shops", level, AT, "it is away", 0);
        return new Told.OfAlert(FROM, alarm);
    }

    @Test
    void eachKindOfMessageHasWordsInEachLanguage() {
        for (var language : Catalogue.OWN_LANGUAGES) {
            for (var occasion : Occasion.values()) {
                var told = new Told.OfNotice(FROM, occasion, incident("Slow", "Text."));
                assertThat(message(told, language)).contains("Slow");
            }
            assertThat(message(new Told.Digest(FROM, List.of(incident("A", null))), language))
                    .contains("Subject: [FoxyCart] ");
            assertThat(message(new Told.Stalled(FROM, "mail", 12, AT, "451 later"), language))
                    .contains("451 later");
        }
    }

    @Test
    void oneEntryAndOneMessageAreNotSpokenOfAsMany() {
        assertThat(message(new Told.Digest(FROM, List.of(incident("A", null))), "en"))
                .contains("Subject: [FoxyCart] What happened (1)\r\n");
        assertThat(message(new Told.Stalled(FROM, "mail", 1, AT, ""), "en"))
                .contains("Messages that wait: 1. The oldest")
                .doesNotContain("Why the last attempt failed");
    }

    @Test
    void theEndOfAnAlertSaysWhenItWas() {
        var phase = Told.Alarm.Phase.ENDED;
        var until = AT.plusSeconds(600);
        var alarm = new Told.Alarm("a", phase, "Shop", Level.MAJOR_OUTAGE, AT, "503", 0, until);
        assertThat(message(new Told.OfAlert(FROM, alarm), "en"))
                .contains("It began Fri 4 Jun 2010, 23:30 CEST")
                .contains(" and ended Fri 4 Jun 20");
    }

    private static String message(Told told, String language) {
        return text(outgoing("k00000000001", told, "jo@example.org", language, LINKS));
    }

    private static String text(Outgoing message) {
        var composer = new Composer(settings(List.of(plain(25))), null);
        var letter =
                Letter.of(
                        CATALOGUE,
                        message.told(),
                        message.to().language(),
                        message.to().zone(),
                        message.links());
        var bytes = composer.compose(message, letter, Address.of(message.to().address()), AT);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
