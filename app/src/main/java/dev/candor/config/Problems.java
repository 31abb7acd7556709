package dev.candor.config;

import dev.candor.model.Problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what is wrong with one file. Confined to one thread. */
final class Problems {
    /** More than anybody mends in one go. */
    static final int MOST = 200;

    private record Located(YamlNode.Place place, Problem problem) {}

    private final String file;
    private final List<Located> found = new ArrayList<>();
    private final List<Problem> ofOthers = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** One more, at a place of the file and a path such as {@code checks[2].every}; or "". */
    void add(YamlNode.Place place, String path, String what, String todo) {
        if (found.size() < MOST) {
            var where = file + ":" + place.line() + ":" + place.column();
            found.add(
                    new Located(
                            place,
                            new Problem(path.isEmpty() ? where : where + " " + path, what, todo)));
        }
    }

    /** Those of a file that this one names, after its own. */
    void addAll(Problems others) {
        for (var each : others.all()) {
            if (ofOthers.size() < MOST) {
                ofOthers.add(each);
            }
        }
    }

    boolean isEmpty() {
        return found.isEmpty() && ofOthers.isEmpty();
    }

    /** All of them, from top to bottom of the file. */
    List<Problem> all() {
        var own =
                found.stream()
                        .sorted(
                                Comparator.comparingInt((Located it) -> it.place().line())
                                        .thenComparingInt(it -> it.place().column()))
                        .map(Located::problem);
        return Stream.concat(own, ofOthers.stream()).toList();
    }
}
