import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

/// Checks (or, with `--apply`, rewrites) the layout of every file below the given folders: Java by
/// google-java-format in its AOSP style; other text by no space at a line's end and one newline at
/// the file's end. Of the folder `.` it looks only at the files directly in it, and never at what a
/// build made. Exit status 1 when a check found a file to rewrite.
///
/// SQL is left alone: a migration's checksum must never change. So are templates: a newline at the
/// end of one is a space in a page.
static final Set<String> PLAIN = Set.of("css", "js", "md", "sh", "svg", "xml", "yaml", "yml");

static final Formatter JAVA =
        new Formatter(
                JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

void main(String[] arguments) throws Exception {
    var apply = List.of(arguments).contains("--apply");
    var untidy = new ArrayList<Path>();
    for (var argument : arguments) {
        if (argument.startsWith("--")) {
            continue;
        }
        for (var file : textFilesBelow(Path.of(argument))) {
            var before = Files.readString(file);
            var after = tidy(file, before);
            if (!after.equals(before)) {
                untidy.add(file);
                if (apply) {
                    Files.writeString(file, after);
                }
            }
        }
    }
    untidy.forEach(file -> IO.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !untidy.isEmpty()) {
        IO.println("run: ./verify --format");
        System.exit(1);
    }
}

String tidy(Path file, String text) throws FormatterException {
    if (ending(file).equals("java")) {
        return tidyJava(text);
    }
    var lines = text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    return lines.isBlank() ? "" : lines.stripTrailing() + "\n";
}

/// A long text in pieces can need two rounds until another one changes nothing.
String tidyJava(String text) throws FormatterException {
    var before = text;
    for (var rounds = 0; rounds < 5; rounds++) {
        var after = JAVA.formatSourceAndFixImports(before);
        if (after.equals(before)) {
            break;
        }
        before = after;
    }
    return before;
}

List<Path> textFilesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
        return List.of();
    }
    var depth = folder.toString().equals(".") ? 1 : Integer.MAX_VALUE;
    try (var walk = Files.walk(folder, depth)) {
        return walk.filter(Files::isRegularFile)
                .filter(file -> !isMade(file))
                .filter(file -> ending(file).equals("java") || PLAIN.contains(ending(file)))
                .sorted()
                .toList();
    }
}

/// Whether a file lies in a folder that a build made.
boolean isMade(Path file) {
    for (var part : file) {
        if (part.toString().equals("target") || part.toString().equals(".candor")) {
            return true;
        }
    }
    return false;
}

String ending(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
}
