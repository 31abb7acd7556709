package dev.candor.publish.view;

/**
 * One instant as it stands on a page.
 *
 * @param iso for the {@code datetime} attribute: UTC, whole seconds
 * @param text in the page's zone and in UTC: {@code 14:44 PST · 22:44 UTC}
 */
public record TimeView(String iso, String text) {}
