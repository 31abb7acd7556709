package dev.candor.publish;

import dev.candor.text.BoundText;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Takes what a template writes into a page: escapes it, as the templates' own output does, and lets
 * no number part from its unit at the end of a line. Attributes, the title of a window and what is
 * meant to be copied keep their plain spaces.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
    private static final Set<String> AS_WRITTEN = Set.of("title", "code", "pre", "option");

    private boolean isRead;

    PageOutput(TemplateOutput out) {
        super(out);
    }

    @Override
    public void setContext(String tagName, @Nullable String attributeName) {
        super.setContext(tagName, attributeName);
        isRead = attributeName == null && !AS_WRITTEN.contains(tagName);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(isRead && value != null ? BoundText.of(value) : value);
    }
}
