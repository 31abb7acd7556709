package dev.candor.publish;

import dev.candor.publish.view.PageViews;
import dev.candor.publish.view.Shell;
import dev.candor.publish.view.StatementView;
import dev.candor.publish.view.TargetView;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Targets as pages, and each month's statement as page, Markdown and CSV. */
final class TargetDocuments {
    private static final Pattern STATEMENT =
            Pattern.compile("/targets/(.+)/([0-9]{4})/([0-9]{2})(\\.md|\\.csv)?");
    private static final String MARKDOWN = "text/markdown; charset=utf-8";
    private static final String CSV = "text/csv; charset=utf-8";

    private TargetDocuments() {}

    static Optional<Document> of(String path, PageViews views, Shell shell, Templates templates) {
        var all = views.targets();
        if (path.equals("/targets")) {
            return Optional.of(templates.targets(shell, all, path, "What is promised"));
        }
        var statement = STATEMENT.matcher(path);
        if (statement.matches()) {
            var view =
                    month(statement.group(2), statement.group(3))
                            .flatMap(month -> views.statement(statement.group(1), month));
            var ending = statement.group(4) == null ? "" : statement.group(4);
            return view.map(it -> form(it, ending, shell, templates));
        }
        return one(path, all)
                .map(target -> templates.targets(shell, List.of(target), path, target.name()));
    }

    private static Optional<TargetView> one(String path, List<TargetView> all) {
        return all.stream().filter(each -> path.equals("/targets/" + each.id())).findFirst();
    }

    private static Optional<YearMonth> month(String year, String month) {
        try {
            return Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    private static Document form(
            StatementView view, String ending, Shell shell, Templates templates) {
        return switch (ending) {
            case ".md" -> text(MARKDOWN, markdown(view, shell));
            case ".csv" -> text(CSV, csv(view));
            default -> templates.statement(shell, view);
        };
    }

    private static Document text(String type, String text) {
        return Documents.of(type, text.getBytes(StandardCharsets.UTF_8), Documents.REVALIDATE);
    }

    static String markdown(StatementView view, Shell shell) {
        var text = new StringBuilder();
        text.append("# Statement of uptime: ").append(escaped(view.target()));
        text.append(", ").append(view.month()).append("\n\n");
        text.append(escaped(shell.pageName())).append(". ").append(view.verdict());
        text.append(view.complete() ? "\n\n" : " The month is not over.\n\n");
        for (var fact : view.facts()) {
            text.append("- **").append(fact.label()).append(":** ");
            text.append(escaped(fact.value())).append('\n');
        }
        text.append("\n## What counts\n\n");
        if (view.entries().isEmpty()) {
            text.append("Nothing: there was no downtime that counts.\n");
        }
        for (var counted : view.entries()) {
            text.append("- ").append(counted.window()).append(": ");
            text.append(counted.counted());
            for (var entry : counted.entries()) {
                text.append("; [").append(escaped(entry.label())).append("](");
                text.append(shell.address()).append(entry.href()).append(')');
            }
            text.append('\n');
        }
        sums(view, shell, text);
        text.append("\n").append(view.rules()).append("\n\n");
        return text.append(shell.address()).append(view.href()).append('\n').toString();
    }

    private static void sums(StatementView view, Shell shell, StringBuilder text) {
        if (view.sums().isEmpty()) {
            return;
        }
        text.append("\n## By entry\n\n| entry | counts |\n|---|---|\n");
        for (var sum : view.sums()) {
            var label = escaped(sum.entry().label());
            text.append("| ");
            text.append(
                    sum.entry().href().isEmpty()
                            ? label
                            : "[" + label + "](" + shell.address() + sum.entry().href() + ")");
            text.append(" | ").append(sum.counted()).append(" |\n");
        }
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1").replaceAll("\\s+", " ");
    }

    static String csv(StatementView view) {
        var text = new StringBuilder("start,end,seconds,entries\r\n");
        for (var counted : view.entries()) {
            var titles =
                    counted.entries().stream()
                            .map(entry -> entry.label())
                            .collect(Collectors.joining("; "));
            text.append(counted.start()).append(',').append(counted.end());
            text.append(',').append(counted.seconds()).append(',').append(field(titles));
            text.append("\r\n");
        }
        return text.toString();
    }

    /** Quoted (RFC 4180 §2), and never taken for a formula by a spreadsheet. */
    private static String field(String text) {
        var isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
