package dev.candor.command;

import static java.time.ZoneOffset.UTC;

import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.time.Zones;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an automatic incident says: plain words for customers, nothing of the machines. Pure. */
final class IncidentWords {
    /** So many components are named; more are counted. */
    private static final int MOST_NAMED = 3;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Tree tree;
    private final ZoneId zone;

    IncidentWords(Tree tree, ZoneId zone) {
        this.tree = tree;
        this.zone = zone;
    }

    /** In the zone of that page. */
    static IncidentWords of(Work work, PageId page, Tree tree) {
        var zone = work.store().pages().find(page).map(Page::zone).orElse(UTC);
        return new IncidentWords(tree, zone);
    }

    /**
     * The title of an incident: {@code app is down}, {@code flexo: web and mail are down}, {@code
     * flexo: 12 of 200 components are down}.
     *
     * @param failing what fails, never empty
     * @param size how many components the group has
     * @param over whether it is told of the past
     */
    String title(List<Impact> failing, int size, boolean over) {
        var root = tree.root(failing.getFirst().component());
        var alone = failing.size() == 1 && failing.getFirst().component().equals(root);
        var group = alone ? "" : shortened(tree.name(root), Notice.LONGEST_TITLE / 2) + ": ";
        return group + sentence(failing, size, over, Notice.LONGEST_TITLE - group.length());
    }

    /** The first update. */
    String opening(List<Impact> failing, int size, Instant since) {
        return "Our checks see that "
                + title(failing, size, false)
                + ", since "
                + time(since)
                + ". This was noticed automatically; we will add here what we learn.";
    }

    /** The update of an incident that was closed too early. */
    String reopening(List<Impact> failing, int size, Instant since) {
        return "It is not over: our checks see that "
                + title(failing, size, false)
                + ", since "
                + time(since)
                + ".";
    }

    /** The last update. */
    String closing(Instant start, Instant end) {
        return "Our checks see everything working again since "
                + time(end)
                + ". From first to last failure it took "
                + duration(Duration.between(start, end))
                + ".";
    }

    /** The local time with the abbreviation in force at that instant, and UTC beside it. */
    String time(Instant instant) {
        var local = instant.atZone(zone);
        var name = Zones.abbreviation(instant, zone, Locale.ENGLISH);
        var utc = Zones.isUtc(zone) ? "" : " (" + TIME.format(instant.atOffset(UTC)) + " UTC)";
        return TIME.format(local) + " " + name + utc + " on " + DAY.format(local);
    }

    /** In words, whole units only: {@code 1 hour 27 minutes}. */
    static String duration(Duration duration) {
        var parts = new ArrayList<String>();
        add(parts, duration.toDays(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        if (parts.isEmpty()) {
            add(parts, Math.max(1, duration.toSecondsPart()), "second");
        }
        return String.join(" ", parts);
    }

    private String sentence(List<Impact> failing, int size, boolean over, int room) {
        if (failing.size() > MOST_NAMED) {
            var subject = failing.size() + " of " + Math.max(size, failing.size()) + " components";
            return subject + verb(failing, true, over);
        }
        var most = Math.max(1, room / failing.size() - 30);
        var names =
                failing.stream()
                        .map(each -> shortened(tree.name(each.component()), most))
                        .collect(Collectors.toList());
        var last = names.removeLast();
        var subject = names.isEmpty() ? last : String.join(", ", names) + " and " + last;
        return subject + verb(failing, !names.isEmpty(), over);
    }

    private static String verb(List<Impact> failing, boolean many, boolean over) {
        var levels = failing.stream().map(Impact::level).distinct().toList();
        var is = many ? (over ? " were " : " are ") : (over ? " was " : " is ");
        var has = over ? " had problems" : " have problems";
        return levels.size() > 1 ? has : is + adjective(levels.getFirst());
    }

    private static String adjective(Level level) {
        return switch (level) {
            case MAJOR_OUTAGE -> "down";
            case PARTIAL_OUTAGE -> "partly down";
            case DEGRADED_PERFORMANCE -> "degraded";
            case UNDER_MAINTENANCE -> "under maintenance";
            case UNKNOWN -> "not known";
            case OPERATIONAL -> "working";
        };
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
