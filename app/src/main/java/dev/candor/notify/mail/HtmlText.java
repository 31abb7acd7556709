package dev.candor.notify.mail;

import static dev.candor.text.Markdown.escaped;

import dev.candor.notify.template.Block;
import dev.candor.notify.template.Rendered;
import dev.candor.text.Markdown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The HTML part of a message: the page's calm look in what mail programs understand. It needs no
 * picture, no script and nothing from elsewhere, and keeps its contrast where a program turns it
 * dark by itself.
 */
final class HtmlText {
    private static final String FOOT = "</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n";

    private HtmlText() {}

    static String of(Rendered rendered, String page, Locale language) {
        return head(rendered.subject(), page, language.toLanguageTag())
                + body(rendered.blocks())
                + FOOT;
    }

    private static String head(String subject, String page, String language) {
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>%s</title>
        <style>
        :root { color-scheme: light dark; }
        .sheet a { color: #1f4f8f; }
        @media (prefers-color-scheme: dark) {
          body, .ground { background: #15171a !important; }
          .sheet { background: #1c1f23 !important; color: #e9e7e1 !important; }
          .sheet a { color: #9cc3f5 !important; }
          .quiet { color: #a6a9ac !important; }
          .line { border-color: #3b3f44 !important; }
        }
        </style>
        </head>
        <body style="margin:0;padding:0;background:#fbfaf6">
        <table role="presentation" class="ground" width="100%%" cellpadding="0" cellspacing="0"\
         style="background:#fbfaf6"><tr><td align="center" style="padding:24px 12px">
        <table role="presentation" class="sheet" width="100%%" cellpadding="0" cellspacing="0"\
         style="max-width:640px;background:#ffffff;color:#1b1d20;border-radius:6px"><tr>\
        <td style="padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,\
        Helvetica,Arial,sans-serif;text-align:left">
        <p class="quiet" style="margin:0 0 16px;color:#5a5e63;font-size:14px">%s</p>
        """
                .formatted(escaped(language), escaped(subject), escaped(page));
    }

    /** What follows the first line across is smaller and quieter. */
    private static String body(List<Block> blocks) {
        var body = new StringBuilder();
        for (var i = 0; i < blocks.size(); i++) {
            var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            body.append(block(blocks.get(i), next));
            if (blocks.get(i) instanceof Block.Rule && blocks.indexOf(blocks.get(i)) == i) {
                body.append("<div class=\"quiet\" style=\"color:#5a5e63;font-size:14px\">\n");
            }
        }
        return blocks.contains(new Block.Rule())
                ? body.append("</div>\n").toString()
                : body.toString();
    }

    private static String block(Block block, @Nullable Block next) {
        return switch (block) {
            case Block.Heading(var text) ->
                    "<h1 style=\"margin:20px 0 12px;font:600 22px/1.25 Charter,Georgia,serif\">"
                            + escaped(text)
                            + "</h1>\n";
            case Block.Paragraph(var text) ->
                    "<p style=\"margin:0 0 %dpx\">".formatted(next instanceof Block.Items ? 4 : 12)
                            + escaped(text)
                            + "</p>\n";
            case Block.Rule() ->
                    "<hr class=\"line\" style=\"margin:24px 0 16px;border:0;"
                            + "border-top:1px solid #dcd9d0\">\n";
            case Block.Items(var lines) ->
                    lines.stream()
                            .map(line ->
                                    "<li style=\"margin:0 0 4px\">" + escaped(line) + "</li>\n")
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "<ul style=\"margin:0 0 16px;padding-left:20px\">\n",
                                            "</ul>\n"));
            case Block.Prose(var markdown) ->
                    "<div style=\"margin:0 0 16px\">\n" + Markdown.toHtml(markdown) + "</div>\n";
            case Block.Action(var words, var address) ->
                    "<p style=\"margin:0 0 12px\"><a href=\""
                            + escaped(address)
                            + "\">"
                            + escaped(words)
                            + "</a></p>\n";
        };
    }
}
