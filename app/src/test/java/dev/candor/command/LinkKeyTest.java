package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.command.LinkKey.Purpose;
import dev.candor.model.SubscriberId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

class LinkKeyTest {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:30Z");
    private static final String WHO = "k3xq81mzv0ab";

    private final LinkKey key = key(1);

    private static LinkKey key(int first) {
        var bytes = new byte[LinkKey.LENGTH];
        bytes[0] = (byte) first;
        return LinkKey.of(bytes);
    }

    @Test
    void whatWasSignedIsReadAgainAndIsTheSameEachTime() {
        var token = key.sign(Purpose.MANAGE, WHO, null);
        assertThat(token).isEqualTo(key.sign(Purpose.MANAGE, WHO, null)).matches("[\\w-]{40,60}");
        assertThat(key.subject(Purpose.MANAGE, token, NOW)).contains(WHO);
    }

    @Test
    void aTokenIsOfNoUseForAnythingElse() {
        for (var one : Purpose.values()) {
            for (var other : Purpose.values()) {
                var found = key.subject(other, key.sign(one, WHO, null), NOW);
                assertThat(found.isPresent()).as(one + " as " + other).isEqualTo(one == other);
            }
        }
    }

    @Test
    void aTokenOfAnotherKeyIsWorthNothing() {
        var token = key(2).sign(Purpose.MANAGE, WHO, null);
        assertThat(key.subject(Purpose.MANAGE, token, NOW)).isEmpty();
    }

    @Test
    void aTokenHoldsUntilItsMinute() {
        var end = NOW.plus(Duration.ofMinutes(5));
        var token = key.sign(Purpose.CONFIRM, WHO, end);
        assertThat(key.subject(Purpose.CONFIRM, token, end.minusSeconds(60))).contains(WHO);
        assertThat(key.subject(Purpose.CONFIRM, token, end)).isEmpty();
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        var token = key.sign(Purpose.MANAGE, WHO, NOW.plusSeconds(600));
        var bytes = Base64.getUrlDecoder().decode(token);
        for (var bit = 0; bit < bytes.length * 8; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(key.subject(Purpose.MANAGE, forged, NOW)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIsRefusedQuietly() {
        var token = key.sign(Purpose.MANAGE, WHO, null);
        for (var text :
                new String[] {
                    "",
                    "a",
                    "=",
                    "%%%",
                    "AAAA",
                    token + "=",
                    token + "A",
                    " " + token,
                    token + token,
                    "A".repeat(100_000),
                    token.substring(1),
                    token.substring(0, token.length() - 1)
                }) {
            assertThat(key.subject(Purpose.MANAGE, text, NOW)).as(text).isEmpty();
        }
    }

    @Test
    void secretsDifferByVersionAndHaveTheFormOfStandardWebhooks() {
        var subscriber = new SubscriberId(WHO);
        assertThat(key.webhookSecret(subscriber, 1))
                .matches("whsec_[A-Za-z0-9+/]{43}=")
                .isEqualTo(key.webhookSecret(subscriber, 1))
                .isNotEqualTo(key.webhookSecret(subscriber, 2))
                .isNotEqualTo(key(2).webhookSecret(subscriber, 1));
    }

    @Test
    void aKeyHasItsLength() {
        assertThatThrownBy(() -> LinkKey.of(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
