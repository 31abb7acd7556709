package dev.candor.app.figures;

import java.time.Duration;

/** Small figures as people read them. */
final class Words {
    private Words() {}

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The largest unit that fits, and the next one. */
    static String time(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
