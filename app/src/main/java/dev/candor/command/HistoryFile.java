package dev.candor.command;

import dev.candor.model.Problem;

import java.util.List;

/** Reads history files; their format is described in {@code docs/history-format.md}. */
public final class HistoryFile {
    /** The largest file, in bytes: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private HistoryFile() {}

    /** What a file comes to. */
    public sealed interface Outcome {
        /** It can be imported, as far as the file alone tells. */
        record Read(List<HistoricNotice> notices) implements Outcome {
            public Read {
                notices = List.copyOf(notices);
            }
        }

        /** It cannot; everything that is wrong, each with line, column and JSON pointer. */
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a whole file, or says everything that is wrong with it (the first hundred problems).
     *
     * @param content UTF-8
     * @param name the file's name, as problems are to show it
     */
    public static Outcome parse(byte[] content, String name) {
        if (content.length > LARGEST) {
            var what = "the file has " + content.length + " bytes; 64 MiB are the most";
            return refused(new Problem(name, what, "split it"));
        }
        return switch (Located.read(content)) {
            case Located.Outcome.Broken(var why, var line, var column) ->
                    refused(
                            new Problem(
                                    name + ":" + line + ":" + column,
                                    "this is not JSON: " + why,
                                    "put it right there, or just before"));
            case Located.Outcome.Value(var located) -> read(located, name);
        };
    }

    private static Outcome read(Located located, String name) {
        var problems = new Problems();
        var notices = new HistoryReader(new Spot(name, "", located, problems)).read();
        return problems.isEmpty() ? new Outcome.Read(notices) : new Outcome.Refused(problems.all());
    }

    private static Outcome refused(Problem problem) {
        return new Outcome.Refused(List.of(problem));
    }
}
