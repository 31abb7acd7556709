package dev.candor.store.sql;

import dev.candor.model.CauseClass;
import dev.candor.model.CustomerAction;
import dev.candor.model.DataImpact;
import dev.candor.model.Detection;
import dev.candor.model.ExpectedImpact;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;
import dev.candor.model.Recurrence;
import dev.candor.model.SeriesPart;
import dev.candor.model.UpdatePromise;
import dev.candor.model.WorkKind;
import dev.candor.store.sql.NoticeTextTable.Subject;
import dev.candor.store.sql.NoticeTextTable.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Table {@code notice_fact}: what a notice says of itself and that is no text. */
record FactTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice, name, place, fact FROM notice_fact WHERE notice IN (%s)
            ORDER BY notice, name, place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_fact (notice, name, place, fact) VALUES (?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_fact WHERE notice = ?
            """;

    private enum Name {
        DATA,
        ACTION_DEADLINE,
        ACTION_ZONE,
        NEXT_UPDATE,
        NEXT_UPDATE_OVERDUE,
        DETECTION,
        CAUSE,
        WORK,
        EXPECTED_DOWNTIME,
        ZONE,
        PART_NUMBER,
        PART_OF,
        RECURRENCE_RULE,
        RECURRENCE_START,
        RECURRENCE_LAST
    }

    private record Fact(NoticeId notice, Name name, int place, String value) {}

    /** The facts of each notice of a slice that has any; the texts are those of the slice. */
    Map<NoticeId, NoticeFacts> of(NoticeSlice slice, Texts texts) {
        var stored = new HashMap<NoticeId, Stored>();
        sql.list(
                        OF,
                        row ->
                                new Fact(
                                        row.notice("notice"),
                                        row.code("name", Name.class),
                                        row.count("place"),
                                        row.text("fact")),
                        slice.parameters())
                .forEach(
                        each -> stored.computeIfAbsent(each.notice(), _ -> new Stored()).add(each));
        var facts = new HashMap<NoticeId, NoticeFacts>();
        for (var notice : slice.ids()) {
            facts.put(notice, facts(notice, stored.getOrDefault(notice, new Stored()), texts));
        }
        return facts;
    }

    void replace(Notice notice) {
        sql.change(REMOVE, notice.id());
        sql.each(
                ADD,
                facts(notice),
                each -> new Object[] {each.notice(), each.name(), each.place(), each.value()});
    }

    /** The values of one notice by name and place. Confined to one read. */
    private static final class Stored {
        private final Map<Name, TreeMap<Integer, String>> values = new HashMap<>();

        void add(Fact fact) {
            values.computeIfAbsent(fact.name(), _ -> new TreeMap<>())
                    .put(fact.place(), fact.value());
        }

        @Nullable String get(Name name) {
            var all = values.get(name);
            return all == null ? null : all.get(0);
        }

        String required(Name name) {
            var value = get(name);
            if (value == null) {
                throw new IllegalArgumentException("a fact of a notice is missing: " + name);
            }
            return value;
        }

        List<String> all(Name name) {
            return List.copyOf(values.getOrDefault(name, new TreeMap<>()).values());
        }

        <E extends Enum<E>> @Nullable E code(Name name, Class<E> type) {
            var value = get(name);
            return value == null ? null : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        }
    }

    private static NoticeFacts facts(NoticeId id, Stored stored, Texts texts) {
        return new NoticeFacts(
                texts.find(id, Subject.SYMPTOM, 0),
                texts.find(id, Subject.NOT_AFFECTED, 0),
                data(id, stored, texts),
                action(id, stored, texts),
                promise(stored),
                stored.code(Name.DETECTION, Detection.class),
                stored.code(Name.CAUSE, CauseClass.class),
                stored.code(Name.WORK, WorkKind.class),
                expected(id, stored, texts),
                texts.find(id, Subject.RECOVERY_PLAN, 0),
                preparation(id, texts),
                stored.all(Name.ZONE).stream().map(ZoneId::of).toList(),
                part(stored),
                recurrence(stored));
    }

    private static @Nullable DataImpact data(NoticeId id, Stored stored, Texts texts) {
        var outcome = stored.code(Name.DATA, DataImpact.Outcome.class);
        return outcome == null
                ? null
                : new DataImpact(outcome, texts.find(id, Subject.DATA_NOTE, 0));
    }

    private static @Nullable CustomerAction action(NoticeId id, Stored stored, Texts texts) {
        var text = texts.find(id, Subject.ACTION, 0);
        if (text == null) {
            return null;
        }
        var deadline = stored.get(Name.ACTION_DEADLINE);
        return new CustomerAction(
                text,
                deadline == null ? null : LocalDateTime.parse(deadline),
                deadline == null ? null : ZoneId.of(stored.required(Name.ACTION_ZONE)));
    }

    private static @Nullable UpdatePromise promise(Stored stored) {
        var at = stored.get(Name.NEXT_UPDATE);
        return at == null
                ? null
                : new UpdatePromise(
                        Instant.ofEpochMilli(Long.parseLong(at)),
                        stored.get(Name.NEXT_UPDATE_OVERDUE) != null);
    }

    private static @Nullable ExpectedImpact expected(NoticeId id, Stored stored, Texts texts) {
        var millis = stored.get(Name.EXPECTED_DOWNTIME);
        var note = texts.find(id, Subject.EXPECTED_NOTE, 0);
        return millis == null && note == null
                ? null
                : new ExpectedImpact(
                        millis == null ? null : Duration.ofMillis(Long.parseLong(millis)), note);
    }

    private static List<String> preparation(NoticeId id, Texts texts) {
        return IntStream.range(0, NoticeFacts.MOST_PREPARATION)
                .mapToObj(place -> texts.find(id, Subject.PREPARATION, place))
                .takeWhile(text -> text != null)
                .map(String::valueOf)
                .toList();
    }

    private static @Nullable SeriesPart part(Stored stored) {
        return stored.get(Name.PART_NUMBER) == null
                ? null
                : new SeriesPart(
                        Integer.parseInt(stored.required(Name.PART_NUMBER)),
                        Integer.parseInt(stored.required(Name.PART_OF)));
    }

    private static @Nullable Recurrence recurrence(Stored stored) {
        var rule = stored.get(Name.RECURRENCE_RULE);
        return rule == null
                ? null
                : new Recurrence(
                        rule,
                        LocalDateTime.parse(stored.required(Name.RECURRENCE_START)),
                        LocalDateTime.parse(stored.required(Name.RECURRENCE_LAST)));
    }

    private static List<Fact> facts(Notice notice) {
        var facts = notice.facts();
        var all = new ArrayList<Fact>();
        if (facts.data() != null) {
            add(all, notice, Name.DATA, facts.data().outcome());
        }
        if (facts.action() != null) {
            add(all, notice, Name.ACTION_DEADLINE, facts.action().deadline());
            add(all, notice, Name.ACTION_ZONE, facts.action().zone());
        }
        if (facts.nextUpdate() != null) {
            add(all, notice, Name.NEXT_UPDATE, facts.nextUpdate().at().toEpochMilli());
            add(all, notice, Name.NEXT_UPDATE_OVERDUE, facts.nextUpdate().overdue() ? "1" : null);
        }
        add(all, notice, Name.DETECTION, facts.detection());
        add(all, notice, Name.CAUSE, facts.cause());
        add(all, notice, Name.WORK, facts.work());
        if (facts.expected() != null && facts.expected().downtime() != null) {
            add(all, notice, Name.EXPECTED_DOWNTIME, facts.expected().downtime().toMillis());
        }
        for (var place = 0; place < facts.zones().size(); place++) {
            all.add(new Fact(notice.id(), Name.ZONE, place, facts.zones().get(place).getId()));
        }
        if (facts.part() != null) {
            add(all, notice, Name.PART_NUMBER, facts.part().number());
            add(all, notice, Name.PART_OF, facts.part().of());
        }
        if (facts.recurrence() != null) {
            add(all, notice, Name.RECURRENCE_RULE, facts.recurrence().rule());
            add(all, notice, Name.RECURRENCE_START, facts.recurrence().start());
            add(all, notice, Name.RECURRENCE_LAST, facts.recurrence().last());
        }
        return all;
    }

    private static void add(List<Fact> all, Notice notice, Name name, @Nullable Object value) {
        if (value != null) {
            var text =
                    value instanceof Enum<?> code
                            ? code.name().toLowerCase(Locale.ROOT)
                            : value.toString();
            all.add(new Fact(notice.id(), name, 0, text));
        }
    }
}
