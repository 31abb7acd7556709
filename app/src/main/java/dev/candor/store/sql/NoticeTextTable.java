package dev.candor.store.sql;

import dev.candor.model.Impact;
import dev.candor.model.Link;
import dev.candor.model.Notice;
import dev.candor.model.NoticeFacts;
import dev.candor.model.NoticeId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Table {@code notice_text}: every text of a notice, in the language that it is written in. */
record NoticeTextTable(Sql sql) {
    private static final String OF =
            """
            SELECT notice_text.notice, notice_text.subject, notice_text.place, notice_text.body
            FROM notice_text JOIN notice
                ON notice.id = notice_text.notice AND notice.language = notice_text.language
            WHERE notice_text.notice IN (%s)
            ORDER BY notice_text.notice, notice_text.subject, notice_text.place
            """
                    .formatted(NoticeSlice.MARKERS);

    private static final String ADD =
            """
            INSERT INTO notice_text (notice, subject, place, language, body) VALUES (?, ?, ?, ?, ?)
            """;

    private static final String REMOVE =
            """
            DELETE FROM notice_text WHERE notice = ?
            """;

    /** What a text belongs to. */
    enum Subject {
        TITLE,
        IMPACT,
        UPDATE,
        LINK,
        WINDOW,
        SYMPTOM,
        NOT_AFFECTED,
        DATA_NOTE,
        ACTION,
        EXPECTED_NOTE,
        RECOVERY_PLAN,
        PREPARATION,
        REVISION,
        REASON
    }

    private record Key(NoticeId notice, Subject subject, int place) {}

    private record Text(Subject subject, int place, String body) {}

    /** The texts of a slice. */
    record Texts(Map<Key, String> bodies) {
        @Nullable String find(NoticeId notice, Subject subject, int place) {
            return bodies.get(new Key(notice, subject, place));
        }

        String get(NoticeId notice, Subject subject, int place) {
            var body = find(notice, subject, place);
            if (body == null) {
                throw new IllegalArgumentException(
                        "a text of notice " + notice + " is missing: " + subject + " " + place);
            }
            return body;
        }
    }

    Texts of(NoticeSlice slice) {
        var bodies = new HashMap<Key, String>();
        sql.list(
                        OF,
                        row ->
                                Map.entry(
                                        new Key(
                                                row.notice("notice"),
                                                row.code("subject", Subject.class),
                                                row.count("place")),
                                        row.text("body")),
                        slice.parameters())
                .forEach(entry -> bodies.put(entry.getKey(), entry.getValue()));
        return new Texts(bodies);
    }

    void replace(Notice notice, String language) {
        sql.change(REMOVE, notice.id());
        sql.each(
                ADD,
                texts(notice),
                text ->
                        new Object[] {
                            notice.id(), text.subject(), text.place(), language, text.body()
                        });
    }

    private static List<Text> texts(Notice notice) {
        var texts = new ArrayList<Text>();
        texts.add(new Text(Subject.TITLE, 0, notice.title()));
        for (var place = 0; place < notice.impacts().size(); place++) {
            Impact impact = notice.impacts().get(place);
            if (impact.note() != null) {
                texts.add(new Text(Subject.IMPACT, place, impact.note()));
            }
        }
        for (var place = 0; place < notice.updates().size(); place++) {
            texts.add(new Text(Subject.UPDATE, place, notice.updates().get(place).body()));
        }
        for (var place = 0; place < notice.links().size(); place++) {
            if (notice.links().get(place) instanceof Link.ToWeb web) {
                texts.add(new Text(Subject.LINK, place, web.label()));
            }
        }
        for (var place = 0; place < notice.windows().size(); place++) {
            add(texts, Subject.WINDOW, place, notice.windows().get(place).note());
        }
        for (var place = 0; place < notice.revisions().size(); place++) {
            var revision = notice.revisions().get(place);
            add(texts, Subject.REVISION, place, RevisionJson.write(revision.before()));
            add(texts, Subject.REASON, place, revision.reason());
        }
        facts(texts, notice.facts());
        return texts;
    }

    private static void facts(List<Text> texts, NoticeFacts facts) {
        add(texts, Subject.SYMPTOM, 0, facts.symptom());
        add(texts, Subject.NOT_AFFECTED, 0, facts.notAffected());
        add(texts, Subject.DATA_NOTE, 0, facts.data() == null ? null : facts.data().note());
        add(texts, Subject.ACTION, 0, facts.action() == null ? null : facts.action().text());
        var expected = facts.expected();
        add(texts, Subject.EXPECTED_NOTE, 0, expected == null ? null : expected.note());
        add(texts, Subject.RECOVERY_PLAN, 0, facts.recoveryPlan());
        for (var place = 0; place < facts.preparation().size(); place++) {
            add(texts, Subject.PREPARATION, place, facts.preparation().get(place));
        }
    }

    private static void add(List<Text> texts, Subject subject, int place, @Nullable String body) {
        if (body != null) {
            texts.add(new Text(subject, place, body));
        }
    }
}
