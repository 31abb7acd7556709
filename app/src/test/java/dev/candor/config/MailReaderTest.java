package dev.candor.config;

import static dev.candor.config.ConfigurationText.PAGE;
import static dev.candor.config.ConfigurationText.problems;
import static dev.candor.config.ConfigurationText.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.ConfigurationText.MapSecrets;
import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

final class MailReaderTest {
    private static final MapSecrets SECRETS =
            new MapSecrets(
                    Map.of("PASSWORD", "geheim", "URL", "smtps://me:p%40ss@mx.example.com"),
                    Map.of("dkim.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n"));

    @Test
    void everyKeyIsRead() {
        var mail =
                mail(
                        """
                        mail:
                          from: "Acme status <status@acme.example>"
                          relays:
                            - {url: "smtp://candor@smtp.acme.example", password: {env: PASSWORD}}
                            - {env: URL}
                            - smtp://127.0.0.1:25
                            - "smtp://[::1]:26?tls=offered"
                          connections: 20
                          rate: 50
                          hello: status.acme.example
                          dkim: {domain: acme.example, selector: candor, key: {file: dkim.pem}}
                          bounces: {address: bounces@acme.example, listen: "127.0.0.1:2525"}
                          unsubscribe: people@acme.example
                          templates: words
                        """);

        assertThat(mail.from()).isEqualTo("status@acme.example");
        assertThat(mail.name()).isEqualTo("Acme status");
        assertThat(mail.relays())
                .containsExactly(
                        new Relay("smtp.acme.example", 587, Tls.REQUIRED, "candor", "geheim"),
                        new Relay("mx.example.com", 465, Tls.IMPLICIT, "me", "p@ss"),
                        new Relay("127.0.0.1", 25, Tls.OFF, null, null),
                        new Relay("::1", 26, Tls.OFFERED, null, null));
        assertThat(mail.connections()).isEqualTo(20);
        assertThat(mail.rate()).isEqualTo(50);
        assertThat(mail.hello()).isEqualTo("status.acme.example");
        assertThat(Objects.requireNonNull(mail.dkim()).selector()).isEqualTo("candor");
        assertThat(mail.bounces())
                .isEqualTo(new MailSettings.Bounces("bounces@acme.example", "127.0.0.1", 2525));
        assertThat(mail.unsubscribe()).isEqualTo("people@acme.example");
        assertThat(mail.templates()).isEqualTo("words");
    }

    @Test
    void theSenderAndOneRelayAreEnough() {
        var mail = mail("mail: {from: a@b.example, relays: ['smtp://127.0.0.1:2525']}\n");

        assertThat(mail.name()).isEmpty();
        assertThat(mail.hello()).isEqualTo("b.example");
        assertThat(mail.rate()).isZero();
        assertThat(mail.dkim()).isNull();
    }

    @Test
    void noSecretIsShownAndEachCountsForTheHash() {
        var text =
                PAGE
                        + "mail: {from: a@b.example, relays: [{url: 'smtp://u@h.example', password:"
                        + " {env: PASSWORD}}], dkim: {selector: s, key: {file: dkim.pem}}}\n";
        var shown = valid(text, SECRETS);

        assertThat(shown.toString())
                .contains("url: \"smtp://u@h.example:587?tls=required\"")
                .doesNotContain("geheim")
                .doesNotContain("AAAA");
        var other = new MapSecrets(Map.of("PASSWORD", "other"), SECRETS.files());
        assertThat(valid(text, other).hash()).isNotEqualTo(shown.hash());
        assertThat(valid(PAGE).hash()).isNotEqualTo(shown.hash());
    }

    @Test
    void eachProblemSaysWhereAndWhat() {
        assertThat(wrong("mail: {relays: ['smtp://h.example']}")).contains("'from' is missing");
        assertThat(wrong("mail: {from: nobody, relays: ['smtp://h.example']}"))
                .contains("candor.yaml:2:14 mail.from: 'nobody' is not an e-mail address");
        assertThat(wrong("mail: {from: a@b.example, relays: []}"))
                .contains("there are 1 to 8 relays");
        assertThat(wrong("mail: {from: a@b.example, relays: [{password: x}]}"))
                .contains("mail.relays[0]: 'url' is missing");
        assertThat(wrong("mail: {from: \"A\\nBcc <a@b.example>\", relays: ['smtp://h']}"))
                .contains("mail.from: the sender has a control character; write it in one line");
        assertThat(wrong("mail: {from: a@b.example, relays: ['http://h.example']}"))
                .contains("mail.relays[0]: a relay's address begins with smtp:// or smtps://");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtp://u@h.example']}"))
                .contains("the relay's user has no password");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtp://u:p@h.example?tls=off']}"))
                .contains("anybody on the way")
                .doesNotContain("u:p");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtp://h.example?x=y']}"))
                .contains("only 'tls='");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtps://h.example?tls=off']}"))
                .contains("TLS from the first byte");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtp://h.example/x']}"))
                .contains("no path");
        assertThat(
                        wrong(
                                "mail: {from: a@b.example, relays: ['smtp://h'], bounces: {address:"
                                        + " undeliverable-messages@b.example}}"))
                .contains("at most 19 characters");
        assertThat(
                        wrong(
                                "mail: {from: a@b.example, relays: ['smtp://h'], dkim: {selector:"
                                        + " s, key: geheim}}"))
                .contains("this is not a private key in PEM")
                .doesNotContain("geheim");
        assertThat(wrong("mail: {from: a@b.example, relays: ['smtp://h'], dkin: {}}"))
                .contains("did you mean 'dkim'?");
    }

    private static MailSettings mail(String text) {
        return Objects.requireNonNull(valid(PAGE + text, SECRETS).mail());
    }

    private static String wrong(String text) {
        return String.join("\n", problems(PAGE + text + "\n"));
    }
}
