package dev.candor.notify.mail;

import dev.candor.model.MailSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks at what DNS says of the sender: DKIM, SPF, DMARC, and where reports come back to. */
final class ExamineDns {
    private static final byte[] ED25519_HEADER =
            HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|::1");
    private static final byte[] PROBE = "candor".getBytes(StandardCharsets.US_ASCII);

    private final MailSettings settings;
    private final Dns dns;

    ExamineDns(MailSettings settings, Dns dns) {
        this.settings = settings;
        this.dns = dns;
    }

    void run(Consumer<Finding> out) {
        look(out, this::dkim);
        look(out, this::spf);
        look(out, this::dmarc);
        look(out, this::bounces);
    }

    private interface Look {
        void at(Consumer<Finding> out) throws IOException;
    }

    private static void look(Consumer<Finding> out, Look look) {
        try {
            look.at(out);
        } catch (IOException e) {
            out.accept(
                    Finding.bad(
                            "DNS: " + e.getMessage(), "do the name servers of this machine work?"));
        }
    }

    private void dkim(Consumer<Finding> out) throws IOException {
        var dkim = settings.dkim();
        if (dkim == null) {
            out.accept(
                    Finding.note(
                            "DKIM: nothing is signed here",
                            "does the relay sign? Else set 'mail: dkim:'"));
            return;
        }
        DkimKey key;
        try {
            key = DkimKey.parse(dkim.key());
        } catch (IllegalArgumentException e) {
            out.accept(Finding.bad("DKIM: the key cannot be used: " + e.getMessage(), ""));
            return;
        }
        var name = dkim.selector() + "._domainkey." + dkim.domain();
        var records = dns.records(name, "TXT");
        if (records.isEmpty()) {
            out.accept(
                    Finding.bad(
                            "DKIM: there is no record " + name,
                            "publish there, as TXT: " + key.record()));
        } else if (records.stream().noneMatch(record -> fits(key, record))) {
            out.accept(
                    Finding.bad(
                            "DKIM: the record " + name + " is of another key",
                            "publish there, as TXT: " + key.record()));
        } else {
            out.accept(Finding.good("DKIM: " + name + " fits the key (" + key.algorithm() + ")"));
        }
        var domain = settings.domain();
        if (!domain.equals(dkim.domain()) && !domain.endsWith("." + dkim.domain())) {
            out.accept(
                    Finding.bad(
                            "DKIM: " + dkim.domain() + " signs, and the sender is of " + domain,
                            "sign with the sender's domain, or DMARC does not count it"));
        }
    }

    /** Whether what the private key signs is verified by the record's public key. */
    private static boolean fits(DkimKey key, String record) {
        try {
            var encoded = tags(record).getOrDefault("p", "").replaceAll("\\s", "");
            var bytes = Base64.getDecoder().decode(encoded);
            var signer = Signature.getInstance(key.javaName());
            signer.initSign(key.key());
            signer.update(PROBE);
            var signed = signer.sign();
            signer.initVerify(publicKey(key, bytes));
            signer.update(PROBE);
            return signer.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static PublicKey publicKey(DkimKey key, byte[] bytes) throws GeneralSecurityException {
        if (!key.algorithm().startsWith("ed25519")) {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        }
        var whole = Arrays.copyOf(ED25519_HEADER, ED25519_HEADER.length + bytes.length);
        System.arraycopy(bytes, 0, whole, ED25519_HEADER.length, bytes.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
    }

    private void spf(Consumer<Finding> out) throws IOException {
        var bounces = settings.bounces();
        var path = bounces == null ? settings.from() : bounces.address();
        var domain = path.substring(path.lastIndexOf('@') + 1);
        var records =
                dns.records(domain, "TXT").stream()
                        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith("v=spf1"))
                        .toList();
        if (records.isEmpty()) {
            out.accept(
                    Finding.bad(
                            "SPF: " + domain + " has no record",
                            "publish there, as TXT: v=spf1 " + mechanisms() + " -all"));
        } else if (records.size() > 1) {
            out.accept(
                    Finding.bad(
                            "SPF: " + domain + " has " + records.size() + " records, which is none",
                            "make one of them"));
        } else if (records.getFirst().contains("+all")) {
            out.accept(
                    Finding.bad(
                            "SPF: " + domain + " lets everybody send: " + records.getFirst(),
                            "end it with -all"));
        } else {
            out.accept(Finding.good("SPF: " + domain + ": " + records.getFirst()));
            out.accept(
                    Finding.note(
                            "SPF: only you know whether that names your relays: " + relays(), ""));
        }
    }

    private String relays() {
        return String.join(", ", settings.relays().stream().map(each -> each.host()).toList());
    }

    /** A relay on this machine sends from wherever this domain's mail does. */
    private String mechanisms() {
        return String.join(
                " ",
                settings.relays().stream()
                        .map(each -> each.host())
                        .map(host -> LOOPBACK.matcher(host).matches() ? "mx" : "a:" + host)
                        .distinct()
                        .toList());
    }

    private void dmarc(Consumer<Finding> out) throws IOException {
        var labels = List.of(settings.domain().split("\\."));
        // The sender's domain, then those above it, but no top-level domain.
        for (var from = 0; from == 0 || from < labels.size() - 1; from++) {
            var name = "_dmarc." + String.join(".", labels.subList(from, labels.size()));
            for (var record : dns.records(name, "TXT")) {
                if (record.startsWith("v=DMARC1")) {
                    var policy = tags(record).getOrDefault("p", "");
                    out.accept(
                            policy.equals("none")
                                    ? Finding.note(
                                            "DMARC: " + name + ": " + record,
                                            "p=none only watches; quarantine or reject protects"
                                                    + " your name")
                                    : Finding.good("DMARC: " + name + ": " + record));
                    return;
                }
            }
        }
        out.accept(
                Finding.bad(
                        "DMARC: " + settings.domain() + " has no record",
                        "publish at _dmarc."
                                + settings.domain()
                                + ", as TXT: v=DMARC1; p=quarantine"));
    }

    private void bounces(Consumer<Finding> out) throws IOException {
        var bounces = settings.bounces();
        if (bounces == null) {
            out.accept(
                    Finding.note(
                            "Bounces: undeliverable messages come back to " + settings.from(),
                            "set 'mail: bounces:' so that dead addresses are found"));
            return;
        }
        var domain = bounces.address().substring(bounces.address().lastIndexOf('@') + 1);
        out.accept(
                dns.records(domain, "MX").isEmpty()
                        ? Finding.bad(
                                "Bounces: " + domain + " has no MX record: nothing can come back",
                                "let it lead to the mail server that hands it to Candor")
                        : Finding.good("Bounces: " + domain + " has an MX record"));
    }

    private static Map<String, String> tags(String record) {
        var tags = new HashMap<String, String>();
        for (var pair : record.split(";", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                tags.put(parts[0].strip(), parts[1].strip());
            }
        }
        return tags;
    }
}
