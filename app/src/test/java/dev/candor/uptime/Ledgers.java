package dev.candor.uptime;

import dev.candor.model.Component;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.NoticeId;
import dev.candor.model.Outage;
import dev.candor.model.Outage.Source;
import dev.candor.model.Precision;
import dev.candor.model.Requirement;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Short ways to write components and intervals in tests. */
final class Ledgers {
    static final NoticeId NOTICE = new NoticeId("aaaaaaaaaaaa");
    static final Instant START = Instant.parse("2010-03-12T00:00:00Z");

    private Ledgers() {}

    static Instant at(long minute) {
        return START.plusSeconds(60 * minute);
    }

    static ComponentId id(String id) {
        return new ComponentId(id);
    }

    static Component component(String id) {
        return component(id, null, Requirement.None.CHILDREN);
    }

    static Component component(String id, @Nullable String parent, Requirement requirement) {
        return component(id, parent, requirement, START, null);
    }

    static Component component(
            String id,
            @Nullable String parent,
            Requirement requirement,
            Instant startedAt,
            @Nullable Instant retiredAt) {
        return new Component(
                id(id),
                id,
                parent == null ? null : id(parent),
                requirement,
                0,
                startedAt,
                retiredAt);
    }

    static Outage probe(String component, Level level, int start, @Nullable Integer end) {
        return outage(component, level, start, end, Source.PROBE, Precision.EXACT);
    }

    static Outage person(String component, Level level, int start, @Nullable Integer end) {
        return outage(component, level, start, end, Source.PERSON, Precision.EXACT);
    }

    static Outage onAndOff(String component, Level level, int start, @Nullable Integer end) {
        return outage(component, level, start, end, Source.PERSON, Precision.INTERMITTENT);
    }

    static Outage outage(
            String component,
            Level level,
            int start,
            @Nullable Integer end,
            Source source,
            Precision precision) {
        return new Outage(
                0,
                id(component),
                null,
                level,
                at(start),
                end == null ? null : at(end),
                precision,
                source,
                null,
                null,
                null);
    }
}
