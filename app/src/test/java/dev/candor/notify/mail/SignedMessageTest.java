package dev.candor.notify.mail;

import static dev.candor.notify.mail.Tellings.AT;
import static dev.candor.notify.mail.Tellings.LINKS;
import static dev.candor.notify.mail.Tellings.outgoing;
import static dev.candor.notify.mail.Tellings.plain;
import static dev.candor.notify.mail.Tellings.posted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Certificates;
import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Dkim;
import dev.candor.notify.template.Catalogue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Messages before programs that others wrote: dkimpy, and Python's strict parser. */
@Tag("mail")
final class SignedMessageTest {
    private static final String VERIFY =
            """
            import dkim, sys
            key = sys.argv[1].encode()
            message = sys.stdin.buffer.read()
            try:
                print(dkim.DKIM(message).verify(dnsfunc=lambda name, timeout=5: key))
            except dkim.ValidationError:
                print(False)
            """;

    private static final String PARSE =
            """
            import email, email.policy, sys
            policy = email.policy.strict.clone(linesep='\\r\\n')
            message = email.message_from_bytes(sys.stdin.buffer.read(), policy=policy)
            for name, value in message.items():
                if getattr(value, 'defects', ()):
                    raise SystemExit('%s: %s' % (name, value.defects))
            text = message.get_body(('plain',)).get_content()
            html = message.get_body(('html',)).get_content()
            print(message['subject'])
            print(message['from'].addresses[0].display_name)
            print(message['to'].addresses[0].addr_spec)
            print(message['list-unsubscribe'])
            print(message['date'].datetime.isoformat())
            print('jürgen & co' in text, 'jürgen &amp; co' in html)
            """;

    @Test
    void anRsaSignatureIsVerifiedAndAChangeIsNoticed()
            throws IOException, InterruptedException, GeneralSecurityException {
        var pair = pair("RSA");
        var signed = message(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        var record = "v=DKIM1; k=rsa; p=" + base64(pair.getPublic().getEncoded());

        assertThat(python(VERIFY, signed, record)).isEqualTo("True\n");
        assertThat(python(VERIFY, changed(signed, "looking", "l00king"), record))
                .isEqualTo("False\n");
        assertThat(python(VERIFY, changed(signed, "Subject: ", "Subject: Re: "), record))
                .isEqualTo("False\n");
        assertThat(python(VERIFY, changed(signed, "To: ", "From: <x@example.net>\r\nTo: "), record))
                .isEqualTo("False\n");
    }

    /** Mail programs show the first of two; the signature holds for the one below it. */
    @Test
    void noSecondFieldCanBePutAboveOneByWhichPeopleJudge()
            throws IOException, InterruptedException, GeneralSecurityException {
        var pair = pair("RSA");
        var signed = message(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        var record = "v=DKIM1; k=rsa; p=" + base64(pair.getPublic().getEncoded());
        for (var field :
                List.of(
                        "From: <x@example.net>",
                        "To: <x@example.net>",
                        "Subject: All is well",
                        "Date: Fri, 4 Jun 2010 14:30:00 -0700",
                        "Message-ID: <x@example.net>",
                        "Content-Type: text/html")) {
            var above = changed(signed, "DKIM-Signature: ", field + "\r\nDKIM-Signature: ");
            assertThat(python(VERIFY, above, record)).as(field).isEqualTo("False\n");
        }
        var harmless = changed(signed, "DKIM-Signature: ", "Received: x\r\nDKIM-Signature: ");
        assertThat(python(VERIFY, harmless, record)).isEqualTo("True\n");
    }

    @Test
    void anEd25519SignatureIsVerified()
            throws IOException, InterruptedException, GeneralSecurityException {
        var pair = pair("Ed25519");
        var signed = message(Certificates.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);

        assertThat(python(VERIFY, signed, "v=DKIM1; k=ed25519; p=" + base64(raw)))
                .isEqualTo("True\n");
        assertThat(
                        python(
                                VERIFY,
                                changed(signed, "looking", "l00king"),
                                "v=DKIM1; k=ed25519; p=" + base64(raw)))
                .isEqualTo("False\n");
    }

    @Test
    void aKeyAsOpenDkimWritesItIsRead()
            throws IOException, InterruptedException, GeneralSecurityException {
        var pair = pair("RSA");
        var encoded = pair.getPrivate().getEncoded();
        // What stands in PKCS #8 behind its 26 octets is PKCS #1.
        var pkcs1 = Arrays.copyOfRange(encoded, 26, encoded.length);
        var signed = message(Certificates.pem("RSA PRIVATE KEY", pkcs1));

        assertThat(python(VERIFY, signed, "v=DKIM1; p=" + base64(pair.getPublic().getEncoded())))
                .isEqualTo("True\n");
    }

    @Test
    void aStrictParserFindsNothingToComplainAbout() throws IOException, InterruptedException {
        var pem = Certificates.pem("PRIVATE KEY", pair("RSA").getPrivate().getEncoded());

        assertThat(python(PARSE, message(pem)))
                .isEqualTo(
                        """
                        [FoxyCart] Käse & „Brot“ — checkout is slow (identified)
                        FoxyCart
                        jo@example.org
                        <https://status.example.com/subscription/un5ub/unsubscribe>
                        2010-06-04T14:30:00-07:00
                        True True
                        """);
    }

    private static byte[] message(String key) {
        var settings =
                new MailSettings(
                        "status@example.com",
                        "",
                        "",
                        List.of(plain(25)),
                        10,
                        new Dkim("example.com", "candor", key),
                        null,
                        null,
                        null);
        var told =
                posted(
                        "Käse & „Brot“ — checkout is slow",
                        "We are *looking*, jürgen & co.\n\n- one  \n- two\n\n\n    code\n");
        var message = outgoing("k00000000001", told, "jo@example.org");
        var letter = Letter.of(Catalogue.own(), told, "en", message.to().zone(), LINKS);
        return new Composer(settings, EmailChannel.signer(settings))
                .compose(message, letter, Address.of("jo@example.org"), AT);
    }

    private static byte[] changed(byte[] message, String from, String to) {
        var text = new String(message, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String python(String program, byte[] input, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/usr/bin/python3", "-X", "utf8", "-c", program));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
