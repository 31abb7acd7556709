package dev.candor.publish;

import dev.candor.model.Subscriber;
import dev.candor.publish.view.AlertView;
import dev.candor.publish.view.ChangePage;
import dev.candor.publish.view.Choices;
import dev.candor.publish.view.ComponentPage;
import dev.candor.publish.view.ComponentRow;
import dev.candor.publish.view.DayPage;
import dev.candor.publish.view.DeliveriesView;
import dev.candor.publish.view.FeedItem;
import dev.candor.publish.view.FrontPage;
import dev.candor.publish.view.GraphsPage;
import dev.candor.publish.view.HistoryPage;
import dev.candor.publish.view.MonthPage;
import dev.candor.publish.view.NoticePage;
import dev.candor.publish.view.PostmortemPage;
import dev.candor.publish.view.Shell;
import dev.candor.publish.view.StatementView;
import dev.candor.publish.view.TargetView;
import dev.candor.publish.view.UptimePage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;

import java.util.List;
import java.util.Map;

/** The templates, compiled with the program. Everything is escaped but sanitised Markdown. */
final class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "dev.candor.publish.template");

    /**
     * The front page.
     *
     * @param rows the components at the top with their parts, each rendered by {@link #row}
     */
    Unpacked front(Shell shell, FrontPage page, List<String> rows) {
        var out = new Utf8ByteOutput();
        engine.render(
                "front.jte",
                Map.<String, Object>of("shell", shell, "page", page, "rows", rows),
                new PageOutput(out));
        return new Unpacked(Documents.HTML, out.toByteArray());
    }

    /** A component and its parts, as they stand in the front page's tree. */
    String row(ComponentRow row, boolean fold) {
        var out = new StringOutput();
        engine.render(
                "part/row.jte",
                Map.<String, Object>of("component", row, "fold", fold),
                new PageOutput(out));
        return out.toString();
    }

    Document notice(Shell shell, NoticePage page) {
        return html("notice.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document change(Shell shell, ChangePage page) {
        return html("change.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document month(Shell shell, MonthPage page, String path) {
        return html(
                "month.jte",
                Map.of("shell", shell, "page", page, "path", path),
                Documents.REVALIDATE);
    }

    Document component(Shell shell, ComponentPage page, List<String> graphs) {
        return html(
                "component.jte",
                Map.of("shell", shell, "page", page, "graphs", graphs),
                Documents.REVALIDATE);
    }

    Document day(Shell shell, DayPage page) {
        return html("day.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document uptime(Shell shell, UptimePage page) {
        return html("uptime.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document targets(Shell shell, List<TargetView> targets, String path, String heading) {
        return html(
                "targets.jte",
                Map.of("shell", shell, "targets", targets, "path", path, "heading", heading),
                Documents.REVALIDATE);
    }

    Document statement(Shell shell, StatementView page) {
        return html("statement.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document history(Shell shell, HistoryPage page) {
        return html("history.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document postmortem(Shell shell, PostmortemPage page) {
        return html("postmortem.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    Document graphs(Shell shell, GraphsPage page) {
        return html("graphs.jte", Map.of("shell", shell, "page", page), Documents.REVALIDATE);
    }

    /** A page that says why the one that was asked for is not there. */
    Document problem(Shell shell, String title, String sentence, boolean home) {
        return html(
                "problem.jte",
                Map.of("shell", shell, "title", title, "sentence", sentence, "home", home),
                Documents.NOT_STORED);
    }

    byte[] subscribe(
            Shell shell, Choices choices, SubscriptionPages.Asked asked, List<String> problems) {
        return bytes(
                "subscribe.jte",
                Map.of("shell", shell, "choices", choices, "asked", asked, "problems", problems));
    }

    byte[] preferences(
            Shell shell,
            Choices choices,
            Subscriber subscriber,
            SubscriptionPages.Links links,
            String said,
            List<String> problems) {
        return bytes(
                "preferences.jte",
                Map.of(
                        "shell",
                        shell,
                        "choices",
                        choices,
                        "subscriber",
                        subscriber,
                        "links",
                        links,
                        "said",
                        said,
                        "problems",
                        problems));
    }

    byte[] leave(Shell shell, String action) {
        return bytes("leave.jte", Map.of("shell", shell, "action", action));
    }

    byte[] said(Shell shell, String title, String sentence, String href, String label) {
        return bytes(
                "said.jte",
                Map.of(
                        "shell",
                        shell,
                        "title",
                        title,
                        "sentence",
                        sentence,
                        "href",
                        href,
                        "label",
                        label));
    }

    byte[] alert(Shell shell, AlertView alert) {
        return bytes("alert.jte", Map.of("shell", shell, "alert", alert));
    }

    byte[] deliveries(Shell shell, DeliveriesView page) {
        return bytes("deliveries.jte", Map.of("shell", shell, "page", page));
    }

    /** The HTML inside an entry of the feed; its addresses are absolute. */
    String feedEntry(FeedItem item, String address) {
        var out = new StringOutput();
        engine.render(
                "feedentry.jte",
                Map.<String, Object>of(
                        "entry",
                        item.entry(),
                        "state",
                        item.state(),
                        "updates",
                        item.updates(),
                        "revisions",
                        item.revisions(),
                        "address",
                        address),
                new PageOutput(out));
        return out.toString();
    }

    private Document html(String template, Map<String, Object> values, String cacheControl) {
        return Documents.of(Documents.HTML, bytes(template, values), cacheControl);
    }

    private byte[] bytes(String template, Map<String, Object> values) {
        var out = new Utf8ByteOutput();
        engine.render(template, values, new PageOutput(out));
        return out.toByteArray();
    }
}
