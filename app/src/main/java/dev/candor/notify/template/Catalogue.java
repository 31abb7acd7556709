package dev.candor.notify.template;

import dev.candor.model.Problem;
import dev.candor.notify.template.TemplateParser.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All templates of e-mail: those that come with the program, and in their place those of a folder,
 * {@code mail/LANGUAGE/KIND.txt} below it. Immutable.
 */
public final class Catalogue {
    /** The languages that come with the program and are complete. */
    public static final List<String> OWN_LANGUAGES = List.of("de", "en");

    /** The language that is always there. */
    private static final String LAST_RESORT = "en";

    private static final int MOST_LANGUAGES = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final String PART = "part-";

    private final Map<String, Map<TemplateKind, Template>> byLanguage;

    private Catalogue(Map<String, Map<TemplateKind, Template>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** What loading came to. */
    public sealed interface Loaded {
        /** Everything is as it should be. */
        record Fine(Catalogue catalogue) implements Loaded {}

        /** Some templates are wrong; at least one problem. */
        record Wrong(List<Problem> problems) implements Loaded {}
    }

    /** Those that come with the program. */
    public static Catalogue own() {
        return switch (load(null)) {
            case Loaded.Fine(var catalogue) -> catalogue;
            case Loaded.Wrong(var problems) ->
                    throw new IllegalStateException("a template of our own is wrong: " + problems);
        };
    }

    /**
     * Reads all.
     *
     * @param folder the operator's own, or null when there is none
     */
    public static Loaded load(@Nullable Path folder) {
        return new Loading(folder).all();
    }

    /** Reads one file as a template of the kind that its name says. */
    public static List<Problem> check(Path file) {
        var name = String.valueOf(file.getFileName());
        var kind = TemplateKind.ofWireName(name.replaceFirst("\\.txt$", ""));
        var language = file.toAbsolutePath().normalize().getParent();
        if (kind.isEmpty() || !name.endsWith(".txt")) {
            return List.of(unknownName(file.toString()));
        }
        var loading = new Loading(folderOf(language));
        var parent = language == null ? "" : String.valueOf(language.getFileName());
        loading.readFile(file, LANGUAGE.matcher(parent).matches() ? parent : "en", kind.get());
        return loading.problems;
    }

    private static @Nullable Path folderOf(@Nullable Path language) {
        var mail = language == null ? null : language.getParent();
        return mail == null ? null : mail.getParent();
    }

    private static Problem unknownName(String file) {
        var kinds = new ArrayList<String>();
        for (var kind : TemplateKind.values()) {
            kinds.add(kind.wireName());
        }
        return new Problem(
                file,
                "a template's file is called after its kind, such as notice-posted.txt",
                "kinds are " + String.join(", ", kinds));
    }

    /** The languages that have templates, in the order of their tags. */
    public List<String> languages() {
        return List.copyOf(new TreeSet<>(byLanguage.keySet()));
    }

    /**
     * The language in which somebody is written to: the wanted one, else the page's, else English.
     * Only the language itself counts: {@code de-AT} is answered by {@code de}.
     */
    public Locale language(TemplateKind kind, String wanted, String page) {
        for (var tag : List.of(wanted, page)) {
            var language = Locale.forLanguageTag(tag).getLanguage();
            if (byLanguage.getOrDefault(language, Map.of()).containsKey(kind)) {
                return Locale.forLanguageTag(language);
            }
        }
        return Locale.ENGLISH;
    }

    /** The template of that kind in a language that {@link #language} answered. */
    public Template template(TemplateKind kind, Locale language) {
        var template = byLanguage.getOrDefault(language.getLanguage(), Map.of()).get(kind);
        if (template == null) {
            throw new IllegalArgumentException(
                    "there is no template " + kind.wireName() + " in " + language);
        }
        return template;
    }

    /** Reads templates and remembers what is wrong. Confined to one thread. */
    private static final class Loading {
        private final @Nullable Path folder;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Map<TemplateKind, Template>> found = new HashMap<>();

        Loading(@Nullable Path folder) {
            this.folder = folder;
        }

        Loaded all() {
            for (var language : OWN_LANGUAGES) {
                for (var kind : TemplateKind.values()) {
                    var name = language + "/" + kind.wireName() + ".txt";
                    var text = own(name);
                    if (text == null) {
                        throw new IllegalStateException("the template " + name + " is missing");
                    }
                    take(name, text, language, kind);
                }
            }
            if (folder != null) {
                takeFolder(folder.resolve("mail"));
            }
            return problems.isEmpty()
                    ? new Loaded.Fine(new Catalogue(Map.copyOf(found)))
                    : new Loaded.Wrong(List.copyOf(problems));
        }

        private void takeFolder(Path mail) {
            for (var language : children(mail)) {
                var tag = String.valueOf(language.getFileName());
                if (!Files.isDirectory(language) || !LANGUAGE.matcher(tag).matches()) {
                    problem(language, "this is not the folder of a language", "call it en or de");
                    continue;
                }
                for (var file : children(language)) {
                    var name = String.valueOf(file.getFileName());
                    if (name.startsWith(PART) && name.endsWith(".txt")) {
                        continue;
                    }
                    var kind = TemplateKind.ofWireName(name.replaceFirst("\\.txt$", ""));
                    if (kind.isEmpty() || !name.endsWith(".txt")) {
                        problems.add(unknownName(file.toString()));
                        continue;
                    }
                    readFile(file, tag, kind.get());
                }
            }
        }

        private List<Path> children(Path of) {
            try (var list = Files.list(of)) {
                return list.sorted().limit(MOST_LANGUAGES).toList();
            } catch (NoSuchFileException _) {
                problem(of, "there is no such folder", "templates stand in mail/en/, mail/de/ …");
            } catch (IOException e) {
                problem(of, "it cannot be read: " + e.getMessage(), "");
            }
            return List.of();
        }

        void readFile(Path file, String language, TemplateKind kind) {
            try {
                take(file.toString(), text(file), language, kind);
            } catch (NoSuchFileException _) {
                problem(file, "there is no such file", "");
            } catch (CharacterCodingException _) {
                problem(file, "it is not UTF-8 text", "save it as UTF-8");
            } catch (IOException e) {
                problem(file, "it cannot be read: " + e.getMessage(), "");
            }
        }

        private void take(String file, String text, String language, TemplateKind kind) {
            switch (TemplateParser.read(
                    file, text, kind.variables(), name -> part(language, name))) {
                case Outcome.Read(var template) ->
                        found.computeIfAbsent(language, _ -> new HashMap<>()).put(kind, template);
                case Outcome.Wrong(var wrong) -> problems.addAll(wrong);
            }
        }

        /** The operator's part, else ours in that language, else ours in English. */
        private @Nullable String part(String language, String name) {
            var file = PART + name + ".txt";
            if (folder != null) {
                try {
                    return text(folder.resolve("mail").resolve(language).resolve(file));
                } catch (IOException _) {
                    // There is none of their own.
                }
            }
            var own = own(language + "/" + file);
            return own == null ? own(LAST_RESORT + "/" + file) : own;
        }

        private static @Nullable String own(String name) {
            try (InputStream stream = Catalogue.class.getResourceAsStream("mail/" + name)) {
                return stream == null
                        ? null
                        : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("the program's own files cannot be read", e);
            }
        }

        private static String text(Path file) throws IOException {
            try (var stream = Files.newInputStream(file)) {
                var bytes = stream.readNBytes(4 * TemplateParser.LONGEST);
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(bytes))
                        .toString();
            }
        }

        private void problem(Path place, String what, String todo) {
            problems.add(new Problem(place.toString(), what, todo));
        }
    }
}
