package dev.candor.notify.template;

import dev.candor.command.Nearest;
import dev.candor.model.Problem;
import dev.candor.notify.template.Node.Inline;
import dev.candor.notify.template.Node.Sort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a template: its first line is {@code subject: …}, the rest is lines of text, headings
 * ({@code # …}), list items ({@code - …}), actions ({@code [words]({{link}})}), conditions, lists
 * and parts. Everything that is wrong is reported with file, line and column. Confined to one
 * thread; used once.
 */
final class TemplateParser {
    /** The longest template, in characters. */
    static final int LONGEST = 50_000;

    private static final int DEEPEST = 8;
    private static final int MOST_PROBLEMS = 50;
    private static final String ALL_VARIABLES =
            "'candor template preview KIND --variables' shows all";
    private static final String RULE = "---";
    private static final String SUBJECT = "subject:";
    private static final Pattern TAG = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern ALONE = Pattern.compile("\\s*\\{\\{([^{}]*)}}\\s*");
    private static final Pattern ACTION = Pattern.compile("\\[(.*)]\\(\\{\\{([^{}]*)}}\\)\\s*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");

    private final Function<String, @Nullable String> parts;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private String file;
    private int number;

    /** Something that began and has not ended: {@code if}, {@code unless} or {@code each}. */
    private record Open(
            String word, String name, List<Node> outer, Map<String, Variable> known, int line) {}

    private TemplateParser(String file, Function<String, @Nullable String> parts) {
        this.file = file;
        this.parts = parts;
    }

    /** What reading came to. */
    sealed interface Outcome {
        /** It is a template. */
        record Read(Template template) implements Outcome {}

        /** It is none, for these reasons; at least one. */
        record Wrong(List<Problem> problems) implements Outcome {}
    }

    /**
     * Reads one.
     *
     * @param file how problems call it
     * @param known what it may name
     * @param parts answers the text of a part, or null when there is none of that name
     */
    static Outcome read(
            String file,
            String text,
            Map<String, Variable> known,
            Function<String, @Nullable String> parts) {
        return new TemplateParser(file, parts).template(text, known);
    }

    private Outcome template(String text, Map<String, Variable> known) {
        if (text.length() > LONGEST) {
            number = 1;
            problem(1, "it is longer than " + LONGEST + " characters", "");
            return new Outcome.Wrong(problems);
        }
        var lines = text.lines().toList();
        var first = 0;
        while (first < lines.size() && isRemark(lines.get(first))) {
            first++;
        }
        number = first + 1;
        List<Inline> subject = List.of();
        if (first >= lines.size() || !lines.get(first).startsWith(SUBJECT)) {
            problem(1, "it does not begin with 'subject: …'", "the first line is the subject");
        } else {
            subject = inline(lines.get(first).substring(SUBJECT.length()), SUBJECT.length(), known);
            first++;
        }
        var body = new ArrayList<Node>();
        body(lines, first, known, body, 0);
        return problems.isEmpty()
                ? new Outcome.Read(new Template(subject, body))
                : new Outcome.Wrong(List.copyOf(problems));
    }

    private void body(
            List<String> lines, int first, Map<String, Variable> known, List<Node> to, int depth) {
        var into = to;
        var names = known;
        var openBefore = open.size();
        for (var i = first; i < lines.size(); i++) {
            number = i + 1;
            var line = lines.get(i);
            var alone = ALONE.matcher(line);
            var tag = alone.matches() ? alone.group(1).strip() : "";
            if (tag.startsWith("!")) {
                continue;
            }
            if (tag.startsWith(">")) {
                part(tag.substring(1).strip(), column(line), names, into, depth);
            } else if (tag.startsWith("#")) {
                var begun = begin(tag, column(line), names, into);
                if (begun != null) {
                    names = begun;
                    into = new ArrayList<>();
                }
            } else if (tag.startsWith("/")) {
                if (open.size() == openBefore || !ends(tag)) {
                    problem(column(line), "{{" + tag + "}} ends nothing that began here", "");
                    continue;
                }
                var ended = open.pop();
                ended.outer().add(closed(ended, into));
                into = ended.outer();
                names = ended.known();
            } else {
                into.add(line(line, names));
            }
        }
        while (open.size() > openBefore) {
            var left = open.pop();
            number = left.line();
            problem(
                    1,
                    "{{#" + left.word() + " " + left.name() + "}} is never ended",
                    "end it with {{/" + left.word() + "}}");
        }
    }

    private boolean ends(String tag) {
        var innermost = open.peek();
        return innermost != null && tag.substring(1).strip().equals(innermost.word());
    }

    private static Node closed(Open ended, List<Node> inside) {
        return switch (ended.word()) {
            case "if" -> new Node.Lines(ended.name(), true, inside);
            case "unless" -> new Node.Lines(ended.name(), false, inside);
            default -> new Node.Each(ended.name(), inside);
        };
    }

    /** Begins a condition or list; the names that count inside, or null when it is none. */
    private @Nullable Map<String, Variable> begin(
            String tag, int column, Map<String, Variable> known, List<Node> into) {
        var words = tag.substring(1).strip().split("\\s+", 2);
        var name = words.length > 1 ? words[1] : "";
        if (!List.of("if", "unless", "each").contains(words[0])) {
            problem(
                    column,
                    "{{" + tag + "}} is nothing that a template knows",
                    "write {{#if name}}, {{#unless name}} or {{#each name}}");
            return null;
        }
        var variable = variable(name, column, known);
        open.push(new Open(words[0], name, into, known, number));
        if (!words[0].equals("each")) {
            return known;
        }
        if (variable != null && variable.type() != Variable.Type.LIST) {
            problem(column, "'" + name + "' is not a list", "use {{#if " + name + "}}");
        }
        var inside = new HashMap<>(known);
        if (variable != null) {
            inside.putAll(variable.within());
        }
        return inside;
    }

    private void part(
            String name, int column, Map<String, Variable> known, List<Node> into, int depth) {
        var text = NAME.matcher(name).matches() ? parts.apply(name) : null;
        if (text == null) {
            problem(column, "there is no part '" + name + "'", "");
            return;
        }
        if (depth >= DEEPEST || text.length() > LONGEST) {
            problem(column, "the part '" + name + "' is too long or contains itself", "");
            return;
        }
        var outerFile = file;
        var outerNumber = number;
        file = file.replaceFirst("[^/]*$", "part-" + name + ".txt");
        body(text.lines().toList(), 0, known, into, depth + 1);
        file = outerFile;
        number = outerNumber;
    }

    private Node line(String line, Map<String, Variable> known) {
        if (line.isBlank()) {
            return new Node.Line(Sort.EMPTY, List.of(), "");
        }
        var action = ACTION.matcher(line);
        if (action.matches()) {
            var name = action.group(2).strip();
            var column = action.start(2) + 1;
            var variable = variable(name, column, known);
            if (variable != null && variable.type() != Variable.Type.LINK) {
                problem(column, "'" + name + "' is not a link", "");
            }
            return new Node.Line(Sort.ACTION, inline(action.group(1), 1, known), name);
        }
        var alone = ALONE.matcher(line);
        if (alone.matches()) {
            var name = alone.group(1).strip();
            var variable = known.get(name);
            if (variable != null && variable.type() == Variable.Type.PROSE) {
                return new Node.Line(Sort.PROSE, List.of(new Node.Named(name)), "");
            }
        }
        if (line.strip().equals(RULE)) {
            return new Node.Line(Sort.RULE, List.of(new Node.Literal(RULE)), "");
        }
        if (line.startsWith("# ")) {
            return new Node.Line(Sort.HEADING, inline(line.substring(2), 2, known), "");
        }
        return line.startsWith("- ")
                ? new Node.Line(Sort.ITEM, inline(line.substring(2), 2, known), "")
                : new Node.Line(Sort.TEXT, inline(line, 0, known), "");
    }

    /** Texts, variables and conditions of one line. */
    private List<Inline> inline(String text, int offset, Map<String, Variable> known) {
        var stack = new ArrayDeque<List<Inline>>();
        var conditions = new ArrayDeque<String[]>();
        stack.push(new ArrayList<>());
        var tags = TAG.matcher(text);
        var end = 0;
        while (tags.find()) {
            add(stack, text.substring(end, tags.start()));
            end = tags.end();
            var column = offset + tags.start() + 1;
            var tag = tags.group(1).strip();
            if (tag.startsWith("#")) {
                var words = tag.substring(1).strip().split("\\s+", 2);
                if (words.length < 2 || !List.of("if", "unless").contains(words[0])) {
                    problem(
                            column,
                            "{{" + tag + "}} cannot stand in a line",
                            "write {{#if name}} or {{#unless name}}");
                    continue;
                }
                variable(words[1], column, known);
                conditions.push(words);
                stack.push(new ArrayList<>());
            } else if (tag.startsWith("/")) {
                var words = conditions.poll();
                if (words == null || !words[0].equals(tag.substring(1).strip())) {
                    problem(column, "{{" + tag + "}} ends nothing that began in this line", "");
                    continue;
                }
                var inside = stack.pop();
                stack.element().add(new Node.Perhaps(words[1], words[0].equals("if"), inside));
            } else {
                stack.element().add(named(tag, column, known));
            }
        }
        add(stack, text.substring(end));
        if (!conditions.isEmpty()) {
            problem(
                    offset + 1,
                    "{{#" + String.join(" ", conditions.element()) + "}} is not ended in this line",
                    "");
        }
        return stack.getLast();
    }

    private void add(Deque<List<Inline>> stack, String literal) {
        if (literal.contains("{{") || literal.contains("}}")) {
            problem(1, "'{{' and '}}' do not pair up in this line", "");
        }
        if (!literal.isEmpty()) {
            stack.element().add(new Node.Literal(literal));
        }
    }

    private Inline named(String name, int column, Map<String, Variable> known) {
        var variable = variable(name, column, known);
        if (variable != null) {
            var todo =
                    switch (variable.type()) {
                        case TEXT -> "";
                        case LINK -> "write [words]({{" + name + "}}) on a line of its own";
                        case PROSE -> "it has several lines: let it stand alone on a line";
                        case FLAG -> "write {{#if " + name + "}}";
                        case LIST -> "write {{#each " + name + "}}";
                    };
            if (!todo.isEmpty()) {
                problem(column, "'" + name + "' cannot stand in a line", todo);
            }
        }
        return new Node.Named(name);
    }

    private @Nullable Variable variable(String name, int column, Map<String, Variable> known) {
        var variable = known.get(name);
        if (variable == null) {
            problem(
                    column,
                    "there is no variable '" + name + "' here",
                    Nearest.hint(name, known.keySet(), ALL_VARIABLES));
        }
        return variable;
    }

    private static int column(String line) {
        return line.indexOf("{{") + 1;
    }

    private static boolean isRemark(String line) {
        return line.strip().startsWith("{{!") && line.strip().endsWith("}}");
    }

    private void problem(int column, String what, String todo) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(file + ":" + number + ":" + column, what, todo));
        }
    }
}
