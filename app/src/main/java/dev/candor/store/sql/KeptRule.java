package dev.candor.store.sql;

import java.util.List;

/**
 * A rule of the ledger or of notices, as a query for what breaks it (docs/ledger.md).
 *
 * @param name of the rule
 * @param query answers a column {@code what} with a sentence for each break, and takes a limit
 */
record KeptRule(String name, String query) {
    static final List<KeptRule> ALL =
            List.of(
                    new KeptRule(
                            "ledger",
                            """
                            SELECT 'the component ' || component
                                || ' has more than one interval by its checks that lasts' AS what
                            FROM outage WHERE source = 'probe' AND end_at IS NULL
                            GROUP BY page, component, member HAVING COUNT(*) > 1
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "ledger",
                            """
                            SELECT 'the checks wrote one interval of ' || component
                                || ' twice, the second time as ' || MAX(id) AS what
                            FROM outage WHERE source = 'probe' AND end_at > start_at
                            GROUP BY page, component, member, level, start_at, end_at
                            HAVING COUNT(*) > 1
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "ledger",
                            """
                            SELECT 'interval ' || id || ' ends before it begins' AS what
                            FROM outage WHERE end_at < start_at
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "ledger",
                            """
                            SELECT 'interval ' || o.id || ' lasts, although ' || n.id
                                || ', which states it, is closed' AS what
                            FROM outage o JOIN notice n ON n.id = o.notice
                            WHERE o.source = 'person' AND o.end_at IS NULL AND n.closed = 1
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "ledger",
                            """
                            SELECT 'interval ' || id || ' is a person''s, and no notice states it'
                                AS what
                            FROM outage WHERE source = 'person' AND notice IS NULL
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "notices",
                            """
                            SELECT 'the incidents ' || MIN(id) || ' and ' || MAX(id)
                                || ' are both open and automatic, for one group' AS what
                            FROM notice
                            WHERE closed = 0 AND authority = 'automatic' AND kind = 'incident'
                                AND outside_key LIKE 'auto:%:%'
                            GROUP BY page,
                                SUBSTR(outside_key, 1, LENGTH(outside_key) - LENGTH(id))
                            HAVING COUNT(*) > 1
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "notices",
                            """
                            SELECT 'the entry ' || n.id || ' has no update' AS what
                            FROM notice n
                            WHERE NOT EXISTS (SELECT 1 FROM notice_update u WHERE u.notice = n.id)
                            ORDER BY 1 LIMIT ?
                            """),
                    new KeptRule(
                            "notices",
                            """
                            SELECT 'the entry ' || n.id || ' has no title' AS what
                            FROM notice n
                            WHERE NOT EXISTS
                                (SELECT 1 FROM notice_text t
                                WHERE t.notice = n.id AND t.subject = 'title')
                            ORDER BY 1 LIMIT ?
                            """));

    /** At most so many breaks, as sentences. */
    List<String> on(Sql sql, int most) {
        return sql.list(query, row -> row.text("what"), most);
    }
}
