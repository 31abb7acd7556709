package dev.candor.web.tls;

/** A certificate cannot be used; the message is one sentence for people, without secrets. */
public final class CertificateProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateProblem(String sentence) {
        super(sentence, null, false, false);
    }
}
