package dev.candor.text;

import dev.candor.model.Level;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** English, with the date and time forms of international English: day before month, 24 hours. */
enum English implements Words {
    /** The only one. */
    INSTANCE;

    private static final DateTimeFormatter MINUTES = form("HH:mm");
    private static final DateTimeFormatter SECONDS = form("HH:mm:ss");
    private static final DateTimeFormatter SHORT_DAY = form("EEE d MMM");
    private static final DateTimeFormatter SHORT_DAY_AND_YEAR = form("EEE d MMM yyyy");
    private static final DateTimeFormatter LONG_DAY = form("EEEE, d MMMM");
    private static final DateTimeFormatter LONG_DAY_AND_YEAR = form("EEEE, d MMMM yyyy");
    private static final DateTimeFormatter DAY_OF_MONTH = form("d MMMM");
    private static final DateTimeFormatter DAY_OF_MONTH_AND_YEAR = form("d MMMM yyyy");
    private static final DateTimeFormatter MONTH = form("MMMM yyyy");

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String kind(NoticeKind kind) {
        return switch (kind) {
            case INCIDENT -> "Incident";
            case MAINTENANCE -> "Maintenance";
            case ANNOUNCEMENT -> "Announcement";
        };
    }

    @Override
    public String state(NoticeState state) {
        return switch (state) {
            case INVESTIGATING -> "investigating";
            case IDENTIFIED -> "identified";
            case MONITORING -> "monitoring";
            case RESOLVED, POSTMORTEM -> "resolved";
            case TENTATIVE -> "tentative";
            case SCHEDULED -> "scheduled";
            case IN_PROGRESS -> "in progress";
            case VERIFYING -> "verifying";
            case COMPLETED -> "completed";
            case REVERTED -> "reverted";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case PUBLISHED -> "current";
            case ENDED -> "ended";
        };
    }

    @Override
    public String stateSentence(NoticeState state) {
        return switch (state) {
            case INVESTIGATING -> "We are looking for the cause.";
            case IDENTIFIED -> "The cause is known and is being dealt with.";
            case MONITORING -> "A remedy is in place; we are watching it.";
            case RESOLVED -> "This incident is resolved.";
            case POSTMORTEM -> "This incident is resolved and has been written up.";
            case TENTATIVE -> "This maintenance is being considered.";
            case SCHEDULED -> "This maintenance is scheduled.";
            case IN_PROGRESS -> "This maintenance is in progress.";
            case VERIFYING -> "The work is done and is being checked.";
            case COMPLETED -> "This maintenance is completed.";
            case REVERTED -> "This maintenance was undone; everything is as it was before.";
            case FAILED -> "This maintenance ended without reaching its aim.";
            case CANCELLED -> "This maintenance was cancelled.";
            case PUBLISHED -> "This announcement is current.";
            case ENDED -> "This announcement is no longer current.";
        };
    }

    @Override
    public String plannedEndCame() {
        return "The planned end has come. Whether all is done is being checked.";
    }

    @Override
    public String level(Level level) {
        return switch (level) {
            case OPERATIONAL -> "Working";
            case UNKNOWN -> "Unknown";
            case UNDER_MAINTENANCE -> "Maintenance";
            case DEGRADED_PERFORMANCE -> "Degraded";
            case PARTIAL_OUTAGE -> "Partial outage";
            case MAJOR_OUTAGE -> "Major outage";
        };
    }

    @Override
    public String nothingShown() {
        return "Nothing is shown here yet.";
    }

    @Override
    public String all(Level level) {
        return switch (level) {
            case OPERATIONAL -> "All systems are working.";
            case UNKNOWN -> "The state of our systems is not known.";
            case UNDER_MAINTENANCE -> "All systems are under maintenance.";
            case DEGRADED_PERFORMANCE -> "All systems are degraded.";
            case PARTIAL_OUTAGE -> "All systems are partly down.";
            case MAJOR_OUTAGE -> "All systems are down.";
        };
    }

    @Override
    public String some(Level level) {
        return switch (level) {
            case OPERATIONAL -> "Some systems are working.";
            case UNKNOWN -> "The state of some systems is not known; all others are working.";
            case UNDER_MAINTENANCE -> "Some systems are under maintenance.";
            case DEGRADED_PERFORMANCE -> "Some systems are degraded.";
            case PARTIAL_OUTAGE -> "Some systems are partly down.";
            case MAJOR_OUTAGE -> "Some systems are down.";
        };
    }

    @Override
    public String only(String name, Level level) {
        return switch (level) {
            case OPERATIONAL -> name + " is working.";
            case UNKNOWN -> "The state of " + name + " is not known.";
            case UNDER_MAINTENANCE -> name + " is under maintenance.";
            case DEGRADED_PERFORMANCE -> name + " is degraded.";
            case PARTIAL_OUTAGE -> name + " is partly down.";
            case MAJOR_OUTAGE -> name + " is down.";
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
        return from + " to " + to;
    }

    @Override
    public String since(String when) {
        return "since " + when;
    }

    @Override
    public String about(String what) {
        return "about " + what;
    }

    @Override
    public String onAndOff(String what) {
        return "on and off, " + what;
    }

    @Override
    public String within(String duration) {
        return "within " + duration;
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
        return Thousands.marked(count, ',') + " min";
    }

    @Override
    public String seconds(long count) {
        return count + " s";
    }

    @Override
    public String lessThanASecond() {
        return "under 1 s";
    }

    @Override
    public String lessThanAMinute() {
        return "less than a minute";
    }

    @Override
    public String percent(long hundredths) {
        return "%d.%02d %%".formatted(hundredths / 100, hundredths % 100);
    }
}
