package dev.candor.text;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** German, with the date and time forms of Germany, Austria and Switzerland. */
enum German implements Words {
    /** The only one. */
    INSTANCE;

    private static final DateTimeFormatter MINUTES = form("HH:mm");
    private static final DateTimeFormatter SECONDS = form("HH:mm:ss");
    private static final DateTimeFormatter SHORT_DAY = form("EEE d. MMM");
    private static final DateTimeFormatter SHORT_DAY_AND_YEAR = form("EEE d. MMM yyyy");
    private static final DateTimeFormatter LONG_DAY = form("EEEE, d. MMMM");
    private static final DateTimeFormatter LONG_DAY_AND_YEAR = form("EEEE, d. MMMM yyyy");
    private static final DateTimeFormatter DAY_OF_MONTH = form("d. MMMM");
    private static final DateTimeFormatter DAY_OF_MONTH_AND_YEAR = form("d. MMMM yyyy");
    private static final DateTimeFormatter MONTH = form("MMMM yyyy");

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.GERMAN);
    }

    @Override
    public Locale locale() {
        return Locale.GERMAN;
    }

    @Override
    public String kind(NoticeKind kind) {
        return switch (kind) {
            case INCIDENT -> "Störung";
            case MAINTENANCE -> "Wartung";
            case ANNOUNCEMENT -> "Ankündigung";
        };
    }

    @Override
    public String state(NoticeState state) {
        return switch (state) {
            case INVESTIGATING -> "wird untersucht";
            case IDENTIFIED -> "Ursache gefunden";
            case MONITORING -> "wird beobachtet";
            case RESOLVED, POSTMORTEM -> "behoben";
            case TENTATIVE -> "vorgesehen";
            case SCHEDULED -> "geplant";
            case IN_PROGRESS -> "im Gange";
            case VERIFYING -> "wird geprüft";
            case COMPLETED -> "abgeschlossen";
            case REVERTED -> "rückgängig gemacht";
            case FAILED -> "gescheitert";
            case CANCELLED -> "abgesagt";
            case PUBLISHED -> "aktuell";
            case ENDED -> "nicht mehr aktuell";
        };
    }

    @Override
    public String stateSentence(NoticeState state) {
        return switch (state) {
            case INVESTIGATING -> "Wir suchen die Ursache.";
            case IDENTIFIED -> "Die Ursache ist bekannt und wird behoben.";
            case MONITORING -> "Abhilfe ist geschaffen; wir beobachten, ob sie hält.";
            case RESOLVED -> "Diese Störung ist behoben.";
            case POSTMORTEM -> "Diese Störung ist behoben und aufgearbeitet.";
            case TENTATIVE -> "Diese Wartung ist vorgesehen.";
            case SCHEDULED -> "Diese Wartung ist geplant.";
            case IN_PROGRESS -> "Diese Wartung ist im Gange.";
            case VERIFYING -> "Die Arbeiten sind getan und werden geprüft.";
            case COMPLETED -> "Diese Wartung ist abgeschlossen.";
            case REVERTED -> "Diese Wartung wurde rückgängig gemacht; alles ist wie zuvor.";
            case FAILED -> "Diese Wartung endete, ohne ihr Ziel zu erreichen.";
            case CANCELLED -> "Diese Wartung wurde abgesagt.";
            case PUBLISHED -> "Diese Ankündigung ist aktuell.";
            case ENDED -> "Diese Ankündigung ist nicht mehr aktuell.";
        };
    }

    @Override
    public String plannedEndCame() {
        return "Das geplante Ende ist erreicht. Ob alles getan ist, wird geprüft.";
    }

    @Override
    public String level(Level level) {
        return switch (level) {
            case OPERATIONAL -> "In Betrieb";
            case UNKNOWN -> "Unbekannt";
            case UNDER_MAINTENANCE -> "Wartung";
            case DEGRADED_PERFORMANCE -> "Beeinträchtigt";
            case PARTIAL_OUTAGE -> "Teilausfall";
            case MAJOR_OUTAGE -> "Ausfall";
        };
    }

    /** Nouns keep their capital. */
    @Override
    public String levelInLine(Level level) {
        return switch (level) {
            case UNDER_MAINTENANCE, PARTIAL_OUTAGE, MAJOR_OUTAGE -> level(level);
            case OPERATIONAL -> "in Betrieb";
            case UNKNOWN -> "unbekannt";
            case DEGRADED_PERFORMANCE -> "beeinträchtigt";
        };
    }

    @Override
    public String nothingShown() {
        return "Hier wird noch nichts gezeigt.";
    }

    @Override
    public String all(Level level) {
        return switch (level) {
            case OPERATIONAL -> "Alle Systeme sind in Betrieb.";
            case UNKNOWN -> "Der Zustand unserer Systeme ist nicht bekannt.";
            case UNDER_MAINTENANCE -> "Alle Systeme werden gewartet.";
            case DEGRADED_PERFORMANCE -> "Alle Systeme sind beeinträchtigt.";
            case PARTIAL_OUTAGE -> "Alle Systeme sind zum Teil ausgefallen.";
            case MAJOR_OUTAGE -> "Alle Systeme sind ausgefallen.";
        };
    }

    @Override
    public String some(Level level) {
        return switch (level) {
            case OPERATIONAL -> "Einige Systeme sind in Betrieb.";
            case UNKNOWN ->
                    "Der Zustand einiger Systeme ist nicht bekannt; alle anderen sind in Betrieb.";
            case UNDER_MAINTENANCE -> "Einige Systeme werden gewartet.";
            case DEGRADED_PERFORMANCE -> "Einige Systeme sind beeinträchtigt.";
            case PARTIAL_OUTAGE -> "Einige Systeme sind zum Teil ausgefallen.";
            case MAJOR_OUTAGE -> "Einige Systeme sind ausgefallen.";
        };
    }

    @Override
    public String only(String name, Level level) {
        return switch (level) {
            case OPERATIONAL -> name + " ist in Betrieb.";
            case UNKNOWN -> "Der Zustand von " + name + " ist nicht bekannt.";
            case UNDER_MAINTENANCE -> name + " wird gewartet.";
            case DEGRADED_PERFORMANCE -> name + " ist beeinträchtigt.";
            case PARTIAL_OUTAGE -> name + " ist zum Teil ausgefallen.";
            case MAJOR_OUTAGE -> name + " ist ausgefallen.";
        };
    }

    @Override
    public String time(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    @Override
    public String shortDay(LocalDate day, boolean withYear) {
        return (withYear ? SHORT_DAY_AND_YEAR : SHORT_DAY).format(day);
    }

    @Override
    public String longDay(LocalDate day, boolean withYear) {
        return (withYear ? LONG_DAY_AND_YEAR : LONG_DAY).format(day);
    }

    @Override
    public String dayOfMonth(LocalDate day, boolean withYear) {
        return (withYear ? DAY_OF_MONTH_AND_YEAR : DAY_OF_MONTH).format(day);
    }

    @Override
    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    @Override
    public String dayAndTime(String day, String time) {
        return day + ", " + time;
    }

    @Override
    public String fromTo(String from, String to) {
        return from + " bis " + to;
    }

    @Override
    public String since(String when) {
        return "seit " + when;
    }

    @Override
    public String about(String what) {
        return "etwa " + what;
    }

    @Override
    public String onAndOff(String what) {
        return "zeitweise, " + what;
    }

    @Override
    public String within(String duration) {
        return "innerhalb von " + duration;
    }

    @Override
    public String days(long count) {
        return count + " d";
    }

    @Override
    public String hours(long count) {
        return count + " h";
    }

    @Override
    public String minutes(long count) {
        return Thousands.marked(count, '.') + " min";
    }

    @Override
    public String seconds(long count) {
        return count + " s";
    }

    @Override
    public String lessThanASecond() {
        return "unter 1 s";
    }

    @Override
    public String lessThanAMinute() {
        return "weniger als eine Minute";
    }

    @Override
    public String percent(long hundredths) {
        return "%d,%02d %%".formatted(hundredths / 100, hundredths % 100);
    }
}
