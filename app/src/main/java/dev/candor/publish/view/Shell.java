package dev.candor.publish.view;

/**
 * What every page has around its content.
 *
 * @param pageName the operator's name as customers know it
 * @param language BCP 47
 * @param address where the public reaches the page, without a trailing slash
 * @param version of the content
 * @param made when the page was made, by the server's clock
 * @param styleHref where the style sheet is
 * @param scriptHref where the script is
 * @param zoneScriptHref where the script for the visitor's own zone is
 * @param subscribing whether people can ask to be told
 */
public record Shell(
        String pageName,
        String language,
        String address,
        String version,
        TimeView made,
        String styleHref,
        String scriptHref,
        String zoneScriptHref,
        boolean subscribing) {
    /** Of a page that tells nobody. */
    public Shell(
            String pageName,
            String language,
            String address,
            String version,
            TimeView made,
            String styleHref,
            String scriptHref,
            String zoneScriptHref) {
        this(
                pageName,
                language,
                address,
                version,
                made,
                styleHref,
                scriptHref,
                zoneScriptHref,
                false);
    }
}
