import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

/// Checks (or, with `--apply`, rewrites) the layout of every Java file below the given folders:
/// google-java-format in its AOSP style. Exit status 1 when a check found a file to rewrite.
void main(String[] arguments) throws Exception {
    var apply = List.of(arguments).contains("--apply");
    var options = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
    var formatter = new Formatter(options);
    var untidy = new ArrayList<Path>();
    for (var argument : arguments) {
        if (argument.startsWith("--")) {
            continue;
        }
        for (var file : javaFilesBelow(Path.of(argument))) {
            var before = Files.readString(file);
            var after = formatter.formatSourceAndFixImports(before);
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

List<Path> javaFilesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
        return List.of();
    }
    try (var walk = Files.walk(folder)) {
        return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
}
