package dev.candor.publish.view;

/**
 * A link to another page of the site.
 *
 * @param href its address
 * @param label its words
 */
public record PageLink(String href, String label) {}
