package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.model.MailSettings.Relay;
import dev.candor.model.MailSettings.Tls;
import dev.candor.notify.smtp.Patience;
import dev.candor.notify.smtp.TryRelay;
import dev.candor.time.TimeSource;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at each relay: connection, TLS, certificate, signing in. */
final class ExamineRelays {
    private static final int FEW_DAYS = 14;
    private static final int MOST_NAMES = 10;

    private final MailSettings settings;
    private final Patience patience;
    private final TimeSource time;

    ExamineRelays(MailSettings settings, Patience patience, TimeSource time) {
        this.settings = settings;
        this.patience = patience;
        this.time = time;
    }

    void run(Consumer<Finding> out) {
        var usable = 0;
        for (var relay : settings.relays()) {
            var tried = TryRelay.run(relay, settings.hello(), patience, time);
            var certificate = tried.certificate();
            if (certificate != null) {
                certificate(relay, certificate, out);
            }
            var trouble = tried.trouble();
            if (trouble != null) {
                out.accept(Finding.bad(trouble, todo(trouble, relay)));
            } else {
                usable++;
                good(relay, tried, out);
            }
        }
        if (usable == 0) {
            out.accept(Finding.bad("no relay can be used: no e-mail leaves", ""));
        }
    }

    private static void good(Relay relay, TryRelay.Tried tried, Consumer<Finding> out) {
        var secured = tried.protocol().isEmpty() ? "without TLS" : tried.protocol();
        var signedIn = relay.user() == null ? "" : ", signed in";
        out.accept(Finding.good(relay + ": connected, " + secured + signedIn));
        if (tried.protocol().isEmpty() && relay.tls() == Tls.OFFERED) {
            out.accept(
                    Finding.note(
                            relay + ": it offers no STARTTLS, so that all is sent in the clear",
                            ""));
        }
        if (!tried.extensions().contains("SMTPUTF8")) {
            out.accept(
                    Finding.note(
                            relay
                                    + ": it takes no addresses with letters beyond ASCII"
                                    + " (SMTPUTF8)",
                            "such addresses are refused with that reason"));
        }
    }

    private void certificate(Relay relay, X509Certificate certificate, Consumer<Finding> out) {
        var end = certificate.getNotAfter().toInstant();
        var days = Duration.between(time.now(), end).toDays();
        var what =
                relay
                        + ": its certificate is for "
                        + names(certificate)
                        + " and ends "
                        + end
                        + (days < 0 ? ", which is past" : ", in " + days + " days");
        out.accept(
                days < 0
                        ? Finding.bad(what, "the relay needs a new one")
                        : days < FEW_DAYS
                                ? Finding.note(what, "the relay needs a new one soon")
                                : Finding.good(what));
    }

    private static String names(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .limit(MOST_NAMES)
                        .forEach(each -> names.add(String.valueOf(each.get(1))));
            }
        } catch (CertificateParsingException _) {
            // Then it has no names that anybody could use.
        }
        return names.isEmpty() ? "no name" : String.join(", ", names);
    }

    private static String todo(String trouble, Relay relay) {
        for (var hint : hints(relay)) {
            if (trouble.contains(hint.get(0))) {
                return hint.get(1);
            }
        }
        return "";
    }

    private static List<List<String>> hints(Relay relay) {
        return List.of(
                List.of("does not resolve", "is the name right, and does DNS answer here?"),
                List.of("refused", "is it running, and is " + relay.port() + " its port?"),
                List.of("timed out", "does a firewall stand between? Many networks close port 25"),
                List.of("is not for this name", "use a name that is in its certificate"),
                List.of(
                        "trusts nobody",
                        "give it with -Djavax.net.ssl.trustStorePassword in CANDOR_JAVA_OPTS"),
                List.of(
                        "nobody whom this machine trusts",
                        "is it the right host? Of an authority of your own, docs/configuration.md"
                                + " says how it is trusted (relay)"),
                List.of("STARTTLS", "use smtps://, or, in a network of your own, ?tls=off"),
                List.of(
                        "does not speak TLS on this port",
                        "it begins in the clear: use smtp:// instead of smtps://"),
                List.of("signing in", "are user and password right?"),
                List.of("AUTH", "does it want TLS before signing in?"));
    }
}
