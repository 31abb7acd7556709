package dev.candor.publish.view;

/**
 * A reference to another notice, or to a page elsewhere.
 *
 * @param relation how it relates, in words: {@code Happened before}
 * @param href where it leads
 * @param label what is read
 * @param when the day of the other notice, or empty
 */
public record NoticeLink(String relation, String href, String label, String when) {}
