package dev.candor.publish.view;

import java.util.List;

/**
 * Graphs on a page of their own.
 *
 * @param title what is drawn
 * @param href the page's address
 * @param graphs each graph as HTML that was made here, all of it escaped
 * @param pictures where each range is as a picture of its own
 */
public record GraphsPage(String title, String href, List<String> graphs, List<Picture> pictures) {
    public GraphsPage {
        graphs = List.copyOf(graphs);
        pictures = List.copyOf(pictures);
    }

    /** A picture, by its range in words. */
    public record Picture(String range, String href) {}
}
