package dev.candor.publish;

/** What a browser may do with the public pages; sent with every document of the public side. */
public final class SecurityPolicy {
    /**
     * The value of the Content-Security-Policy header (W3C CSP Level 3). The pages carry no inline
     * script and no inline style, load nothing from elsewhere, send no form and stand in no frame.
     */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** The same for the few pages that have a form, which goes to this server only. */
    public static final String WITH_FORM =
            CONTENT_SECURITY_POLICY.replace("form-action 'none'", "form-action 'self'");

    private SecurityPolicy() {}
}
