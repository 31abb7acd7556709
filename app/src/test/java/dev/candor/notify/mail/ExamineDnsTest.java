package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Certificates;
import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Bounces;
import dev.candor.model.MailSettings.Dkim;
import dev.candor.notify.mail.Finding.Grade;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class ExamineDnsTest {
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void theRecordThatIsProposedIsTheOneThatFits(String algorithm) {
        var settings = settings(key(algorithm));
        var missing = examine(settings, Map.of());
        var proposed =
                missing.stream()
                        .map(Finding::todo)
                        .filter(todo -> todo.contains("v=DKIM1"))
                        .map(todo -> todo.substring(todo.indexOf("v=DKIM1")))
                        .findFirst()
                        .orElseThrow();

        assertThat(
                        examine(
                                settings,
                                Map.of("candor._domainkey.example.com TXT", List.of(proposed))))
                .anyMatch(it -> it.grade() == Grade.GOOD && it.what().startsWith("DKIM"));
        var other = DkimKey.parse(key(algorithm)).record();
        assertThat(examine(settings, Map.of("candor._domainkey.example.com TXT", List.of(other))))
                .anyMatch(it -> it.what().endsWith("is of another key"));
    }

    @Test
    void whatIsMissingIsBadAndSaysWhatToPublish() {
        assertThat(examine(settings(key("RSA")), Map.of()))
                .allMatch(it -> it.grade() == Grade.BAD)
                .extracting(Finding::todo)
                .contains("publish there, as TXT: v=spf1 mx -all");
    }

    @Test
    void recordsThatAreRightAreGood() {
        var records =
                Map.of(
                        "bounce.example.com TXT", List.of("v=spf1 mx -all", "other"),
                        "_dmarc.example.com TXT", List.of("v=DMARC1; p=reject"),
                        "bounce.example.com MX", List.of("10 mx.example.com."));

        assertThat(examine(settings(key("RSA")), records))
                .filteredOn(it -> !it.what().startsWith("DKIM"))
                .allMatch(it -> it.grade() != Grade.BAD);
    }

    @Test
    void aNameServerThatIsSilentIsSaid() {
        var found = new ArrayList<Finding>();
        new ExamineDns(
                        settings(key("RSA")),
                        (name, _) -> {
                            throw new IOException("no answer for " + name);
                        })
                .run(found::add);

        assertThat(found).hasSize(4).allMatch(it -> it.what().startsWith("DNS: no answer for"));
    }

    private static List<Finding> examine(MailSettings settings, Map<String, List<String>> records) {
        var found = new ArrayList<Finding>();
        new ExamineDns(settings, (name, type) -> records.getOrDefault(name + " " + type, List.of()))
                .run(found::add);
        return found;
    }

    private static MailSettings settings(String key) {
        return new MailSettings(
                "status@example.com",
                "",
                "",
                List.of(plain(25)),
                10,
                new Dkim("example.com", "candor", key),
                new Bounces("bounces@bounce.example.com", null, 0),
                null,
                null);
    }

    private static String key(String algorithm) {
        try {
            var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            return Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
