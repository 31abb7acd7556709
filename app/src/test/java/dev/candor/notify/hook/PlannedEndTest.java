package dev.candor.notify.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Told;
import dev.candor.notify.StateSentence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Locale;

/** The clock knows that a planned end came; that work is done, only people know. */
class PlannedEndTest {
    @Test
    void thatThePlannedEndCameIsNoWordThatWorkIsDone() {
        assertThat(sentence(null, Locale.ENGLISH))
                .isEqualTo("The planned end has come. Whether all is done is being checked.");
        assertThat(sentence(null, Locale.GERMAN))
                .isEqualTo("Das geplante Ende ist erreicht. Ob alles getan ist, wird geprüft.");
        assertThat(
                        sentence(
                                "First words.\n\nThe planned end has come. Whether all is done is"
                                        + " being checked; we will say here when it is.",
                                Locale.ENGLISH))
                .startsWith("The planned end has come.");
    }

    @Test
    void aPersonWhoSaysThatWorkIsBeingCheckedIsBelieved() {
        assertThat(sentence("All switches are in.", Locale.ENGLISH))
                .isEqualTo("The work is done and is being checked.");
        assertThat(sentence("Alle Switches sind drin.", Locale.GERMAN))
                .isEqualTo("Die Arbeiten sind getan und werden geprüft.");
    }

    @Test
    void webhooksSayTheSame() {
        var clock = HookMessages.checked(null, "de");
        assertThat(MessageValues.of(clock)).containsEntry("text", sentence(null, Locale.GERMAN));
        assertThat(StatuspageDocument.of(clock).at("/incident/incident_updates/0/body").asString())
                .isEqualTo(sentence(null, Locale.GERMAN));
    }

    private static String sentence(@Nullable String body, Locale locale) {
        var told = (Told.OfNotice) HookMessages.checked(body, "en").told();
        return StateSentence.of(told.entry(), told.occasion(), locale);
    }
}
