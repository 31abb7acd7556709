package dev.candor.config;

import dev.candor.model.Occasion;
import dev.candor.model.TellingRules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Reads the map {@code telling}. */
final class TellingReader {
    private static final List<String> OCCASIONS =
            TellingRules.CAN_BE_LEFT_OUT.stream().map(Occasion::wireName).toList();

    private TellingReader() {}

    static TellingRules read(Section section) {
        var usual = TellingRules.DEFAULT;
        var overrun =
                section.value("overrun-after")
                        .flatMap(it -> it.duration(Duration.ZERO, TellingRules.LONGEST_AFTER))
                        .orElse(usual.overrunAfter());
        var leftOut = EnumSet.noneOf(Occasion.class);
        for (var item : section.items("leave-out")) {
            item.word(OCCASIONS).flatMap(Occasion::ofWireName).ifPresent(leftOut::add);
        }
        var before =
                section.value("remind-before").isPresent()
                        ? remindBefore(section)
                        : usual.remindBefore();
        return new TellingRules(before, overrun, leftOut);
    }

    private static List<Duration> remindBefore(Section section) {
        var before = new ArrayList<Duration>();
        for (var item : section.items("remind-before")) {
            item.duration(TellingRules.SHORTEST_BEFORE, TellingRules.LONGEST_BEFORE)
                    .ifPresent(duration -> {
                        if (before.contains(duration)) {
                            item.fail("this reminder stands here twice", "keep one of the two");
                        } else if (before.size() == TellingRules.MOST_REMINDERS) {
                            item.fail(
                                    "there are more than "
                                            + TellingRules.MOST_REMINDERS
                                            + " reminders",
                                    "take some out");
                        } else {
                            before.add(duration);
                        }
                    });
        }
        return before;
    }
}
