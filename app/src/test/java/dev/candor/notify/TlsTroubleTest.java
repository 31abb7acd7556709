package dev.candor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

class TlsTroubleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PKIX path building failed: x.SunCertPathBuilderException: unable to find valid certification path to requested target | its certificate comes from nobody whom this machine trusts
                    No subject alternative DNS name matching localhost found. | its certificate is not for this name
                    the trustAnchors parameter must be non-empty | this machine trusts nobody: the file of javax.net.ssl.trustStore is empty, or its password is missing
                    Unsupported or unrecognized SSL message | it does not speak TLS on this port
                    something else | something else
                    """)
    void whatALibrarySaysOfTlsIsSaidInWords(String said, String words) {
        assertThat(TlsTrouble.words(new SSLHandshakeException(said))).isEqualTo(words);
        var within = new SSLException("(internal_error) " + said, new CertificateException(said));
        assertThat(TlsTrouble.words(within)).endsWith(words);
    }

    @Test
    void aCertificateOutOfItsTimeIsToldApart() {
        assertThat(TlsTrouble.words(new SSLException("x", new CertificateExpiredException("y"))))
                .isEqualTo("its certificate has expired");
        var early = new SSLException("x", new CertificateNotYetValidException("y"));
        assertThat(TlsTrouble.words(early)).isEqualTo("its certificate is not valid yet");
        assertThat(TlsTrouble.words(new SSLException((String) null))).isEqualTo("SSLException");
    }
}
