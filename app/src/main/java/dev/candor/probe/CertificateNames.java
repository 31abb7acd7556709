package dev.candor.probe;

import io.netty.util.NetUtil;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Whom a certificate is for, by its subject alternative names (RFC 9525; no common name). */
final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    /** The names and addresses, in the certificate's order. */
    static List<String> of(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    Objects.equals(name.get(0), DNS_NAME)
                                            || Objects.equals(name.get(0), IP_ADDRESS))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }

    /** Whether one of the names is the host's; {@code *} stands for one whole leftmost label. */
    static boolean match(List<String> names, String host) {
        var octets = NetUtil.createByteArrayFromIpAddressString(host);
        if (octets != null) {
            return names.stream()
                    .map(NetUtil::createByteArrayFromIpAddressString)
                    .anyMatch(each -> each != null && Arrays.equals(each, octets));
        }
        var name = withoutDot(IDN.toASCII(host).toLowerCase(Locale.ROOT));
        return names.stream().anyMatch(each -> covers(withoutDot(each), name));
    }

    private static boolean covers(String pattern, String name) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        var dot = name.indexOf('.');
        var parent = pattern.substring(1);
        return dot > 0 && parent.indexOf('.', 1) > 0 && name.substring(dot).equals(parent);
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
