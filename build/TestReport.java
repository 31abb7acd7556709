import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

/// Counts what ran from Surefire's XML reports in the given folders and prints `N passed, N failed,
/// N skipped` as the last line, after the name of each test that failed or was skipped. Exit status
/// 1 when one failed, when one was skipped (a disabled test proves nothing), or when none ran.
void main(String[] folders) throws Exception {
    var reader = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    reader.setErrorHandler(null); // it would print, too
    var names = new TreeMap<String, String>();
    var tests = 0;
    for (var folder : folders) {
        for (var report : reportsIn(Path.of(folder))) {
            try {
                tests += read(reader, report, names);
            } catch (SAXException _) {
                // What wrote it ended early, or the disk was full.
                names.put(report.getFileName() + " is not a whole report", "failed");
                tests++;
            }
        }
    }
    names.forEach((name, what) -> IO.println(what + ": " + name));
    var failed = names.values().stream().filter("failed"::equals).count();
    var skipped = names.size() - failed;
    IO.println("%d passed, %d failed, %d skipped".formatted(tests - names.size(), failed, skipped));
    if (!names.isEmpty() || tests == 0) {
        System.exit(1);
    }
}

/// Adds the tests of one report that failed or were skipped to `names`; answers how many it holds.
int read(DocumentBuilder reader, Path report, Map<String, String> names) throws Exception {
    var cases = reader.parse(report.toFile()).getElementsByTagName("testcase");
    for (var index = 0; index < cases.getLength(); index++) {
        var test = (Element) cases.item(index);
        var name =
                "%s.%s (%s, test %d)"
                        .formatted(
                                test.getAttribute("classname"),
                                test.getAttribute("name"),
                                report.getFileName(),
                                index + 1);
        if (has(test, "failure") || has(test, "error")) {
            names.put(name, "failed");
        } else if (has(test, "skipped")) {
            names.put(name, "skipped");
        }
    }
    return cases.getLength();
}

boolean has(Element test, String child) {
    return test.getElementsByTagName(child).getLength() > 0;
}

List<Path> reportsIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
        return List.of();
    }
    try (var files = Files.list(folder)) {
        return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                .sorted()
                .toList();
    }
}
