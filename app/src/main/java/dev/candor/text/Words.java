package dev.candor.text;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** All that a language must supply. Another language is another implementation, chosen here. */
interface Words {
    /** The words of that language; English for one that is not there. */
    static Words of(Locale locale) {
        return switch (locale.getLanguage()) {
            case "de" -> German.INSTANCE;
            default -> English.INSTANCE;
        };
    }

    /** The language that these words really are. */
    Locale locale();

    String kind(NoticeKind kind);

    String state(NoticeState state);

    /** A full sentence that says that a notice has come to this state. */
    String stateSentence(NoticeState state);

    /** The planned end of a maintenance came, and nobody said yet how it went. */
    String plannedEndCame();

    String level(Level level);

    /** The same in a line of text. */
    default String levelInLine(Level level) {
        return level(level).toLowerCase(locale());
    }

    /** Nothing is shown on the page. */
    String nothingShown();

    /** All components share that level. */
    String all(Level level);

    /** Some, more than one, have that level, which is the worst. */
    String some(Level level);

    /** Only this one has that level, which is the worst. */
    String only(String name, Level level);

    /** 14:44, or 14:44:05. */
    String time(java.time.LocalTime time);

    /** Fri 22 Jan, or Fri 22 Jan 2010. */
    String shortDay(LocalDate day, boolean withYear);

    /** Friday, 22 January, or Friday, 22 January 2010. */
    String longDay(LocalDate day, boolean withYear);

    /** 22 January, or 22 January 2010. */
    String dayOfMonth(LocalDate day, boolean withYear);

    String month(YearMonth month);

    /** The joint between a day and a time: {@code Fri 22 Jan, 09:11}. */
    String dayAndTime(String day, String time);

    /** From one to another, in words: {@code 5 December to 20 January}. */
    String fromTo(String from, String to);

    String since(String when);

    String about(String what);

    String onAndOff(String what);

    /** An upper bound on a length of time. */
    String within(String duration);

    String days(long count);

    String hours(long count);

    String minutes(long count);

    String seconds(long count);

    String lessThanAMinute();

    String lessThanASecond();

    /** A percentage, from its hundredths: 9987 is 99.87 %. */
    String percent(long hundredths);
}
