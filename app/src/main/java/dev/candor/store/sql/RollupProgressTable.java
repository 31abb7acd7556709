package dev.candor.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Table {@code rollup_progress}: how far each resolution has come. */
record RollupProgressTable(Sql sql) {
    private static final String FIND =
            """
            SELECT resolution, begun, ended, after_check, kept_from, swept
            FROM rollup_progress WHERE resolution = ?
            """;

    private static final String PUT =
            """
            INSERT INTO rollup_progress (resolution, begun, ended, after_check, kept_from, swept)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (resolution) DO UPDATE SET
                begun = excluded.begun, ended = excluded.ended, after_check = excluded.after_check,
                kept_from = excluded.kept_from, swept = excluded.swept
            """;

    /**
     * How far one resolution has come.
     *
     * @param resolution its code; 0 for raw results
     * @param begun all that begins before is done
     * @param ended the end of the bucket under way; equal to {@code begun} when there is none
     * @param afterCheck the last check of the bucket under way that is done
     * @param keptFrom nothing that begins before is kept
     * @param swept the last check that has been rid of what is older
     */
    record Progress(
            int resolution,
            Instant begun,
            Instant ended,
            long afterCheck,
            Instant keptFrom,
            long swept) {
        /** Nothing was done yet before {@code begun}. */
        static Progress fresh(int resolution, Instant begun) {
            return new Progress(
                    resolution, begun, begun, 0, Instant.EPOCH, RollupProgressTable.ALL);
        }

        boolean isUnderWay() {
            return begun.isBefore(ended);
        }

        boolean isSweeping() {
            return swept != RollupProgressTable.ALL;
        }

        Progress into(Instant start, Instant end) {
            return new Progress(resolution, start, end, 0, keptFrom, swept);
        }

        Progress past(long check) {
            return new Progress(resolution, begun, ended, check, keptFrom, swept);
        }

        Progress done() {
            return new Progress(resolution, ended, ended, 0, keptFrom, swept);
        }

        Progress sweeping(Instant from) {
            return new Progress(resolution, begun, ended, afterCheck, from, 0);
        }

        Progress sweptPast(long check) {
            return new Progress(resolution, begun, ended, afterCheck, keptFrom, check);
        }
    }

    /** The check after which all have been swept. */
    static final long ALL = Long.MAX_VALUE;

    Optional<Progress> find(int resolution) {
        return sql.first(FIND, RollupProgressTable::progress, resolution);
    }

    void put(Progress progress) {
        sql.change(
                PUT,
                progress.resolution(),
                progress.begun(),
                progress.ended(),
                progress.afterCheck(),
                progress.keptFrom(),
                progress.swept());
    }

    private static Progress progress(Row row) throws SQLException {
        return new Progress(
                row.count("resolution"),
                row.instant("begun"),
                row.instant("ended"),
                row.number("after_check"),
                row.instant("kept_from"),
                row.number("swept"));
    }
}
