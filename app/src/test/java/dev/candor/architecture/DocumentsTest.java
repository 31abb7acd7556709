package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/** What the documents say about the code is what the code says. */
class DocumentsTest {
    private static final Path HOME = Path.of(System.getProperty("candor.home", ".."));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void theArchitecturePageHasTheTableOfTheWalls() throws IOException {
        var described = new HashMap<String, Set<String>>();
        for (var row : rows("docs/architecture.md")) {
            var all = codes(row.getLast());
            described.put(codes(row.getFirst()).getFirst(), new HashSet<>(all));
        }
        var actual = new HashMap<String, Set<String>>();
        for (var wall : Wall.ALL) {
            if (!wall.name().isEmpty()) {
                actual.put(wall.name(), wall.name().equals("app") ? Set.of() : wall.uses());
            }
        }
        assertThat(described).isEqualTo(actual);
    }

    @Test
    void theDependenciesPageNamesEachPartWithItsVersion() throws Exception {
        var described = new HashMap<String, String>();
        for (var row : rows("docs/dependencies.md")) {
            codes(row.getFirst()).forEach(name -> described.put(name, row.get(1)));
        }
        assertThat(dependencies())
                .isNotEmpty()
                .allSatisfy((name, version) -> {
                    assertThat(described).containsKey(name);
                    if (!version.isEmpty() && !version.contains("$")) {
                        assertThat(described).containsEntry(name, version);
                    }
                });
    }

    @Test
    void everyLinkInADocumentLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                var target = links.group(1);
                // A template's variable is no link of ours.
                var isOurs = !target.contains("://") && !target.startsWith("{{");
                if (isOurs && !Files.exists(document.resolveSibling(target))) {
                    broken.add(HOME.relativize(document) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeNamesBothWaysToVerify() throws IOException {
        var readme = Files.readString(HOME.resolve("README.md"));
        assertThat(readme)
                .containsPattern("(?m)^\\./verify\\s+#")
                .contains("./verify --all", "./candor serve");
    }

    /** The rows of all tables of a document whose first cell holds code, cell by cell. */
    private static List<List<String>> rows(String document) throws IOException {
        return Files.readAllLines(HOME.resolve(document)).stream()
                .filter(line -> line.startsWith("| `") || line.startsWith("| *`"))
                .map(line -> line.substring(1, line.lastIndexOf('|')))
                .map(line -> List.of(line.split("\\|", -1)).stream().map(String::strip).toList())
                .toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }

    /** What app/pom.xml asks for, by artifact; where two groups share a name, with the group's. */
    private static Map<String, String> dependencies() throws Exception {
        var pom =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(HOME.resolve("app/pom.xml").toFile());
        var found = new HashMap<String, String>();
        var all =
                ((Element) pom.getElementsByTagName("dependencies").item(0))
                        .getElementsByTagName("dependency");
        for (var index = 0; index < all.getLength(); index++) {
            var one = (Element) all.item(index);
            var group = text(one, "groupId");
            var name = text(one, "artifactId");
            found.put(group.endsWith("axe-core") ? "axe-core/" + name : name, text(one, "version"));
        }
        return found;
    }

    private static String text(Element element, String child) {
        var found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static List<Path> documents() throws IOException {
        var all = new ArrayList<Path>();
        for (var folder : List.of(HOME, HOME.resolve("docs"), HOME.resolve("docs/adr"))) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
            }
        }
        return all;
    }
}
