package dev.candor.notify.template;

import java.util.List;

/**
 * What a template came to.
 *
 * @param subject one line
 * @param blocks from top to bottom; addresses of links may be places that are filled later
 */
public record Rendered(String subject, List<Block> blocks) {
    public Rendered {
        blocks = List.copyOf(blocks);
    }
}
