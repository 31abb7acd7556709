package dev.candor.store.sql;

import dev.candor.model.Message;
import dev.candor.model.MessageId;
import dev.candor.store.Messages;
import dev.candor.store.Threads;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tables {@code message} and {@code fan_out}. */
record MessageTable(Sql sql) implements Messages {
    private static final int MOST = 1_000;

    private static final String ADD =
            """
            INSERT INTO message (id, position, thread, kind, version, told, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND =
            """
            SELECT id, position, kind, version, told, created_at FROM message WHERE id = ?
            """;

    private static final String OF =
            """
            SELECT id, position, kind, version, told, created_at FROM message
            WHERE thread = ? ORDER BY created_at DESC, id DESC LIMIT ?
            """;

    private static final String SEVERAL =
            """
            SELECT id FROM message WHERE thread = ? LIMIT 2
            """;

    private static final String OWE =
            """
            INSERT INTO fan_out (position, message, source, after_key) VALUES (?, ?, '', '')
            """;

    /** Few are under way, and they are read in the order of the key. */
    static final String UNDER_WAY =
            """
            SELECT message, source, after_key FROM fan_out ORDER BY position, message LIMIT 1
            """;

    static final String ALL_UNDER_WAY =
            """
            SELECT message FROM fan_out ORDER BY position, message LIMIT 1000
            """;

    private static final String REACHED =
            """
            UPDATE fan_out SET source = ?, after_key = ?
            WHERE position = (SELECT position FROM message WHERE id = ?) AND message = ?
            """;

    private static final String COMPLETE =
            """
            DELETE FROM fan_out
            WHERE position = (SELECT position FROM message WHERE id = ?) AND message = ?
            """;

    @Override
    public void add(Message message) {
        sql.change(
                ADD,
                message.id(),
                message.position(),
                Threads.of(message.told()),
                ToldJson.name(message.told()),
                ToldJson.VERSION,
                ToldJson.write(message.told()),
                message.createdAt());
    }

    @Override
    public void addForAll(Message message) {
        add(message);
        sql.change(OWE, message.position(), message.id());
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return sql.first(FIND, MessageTable::message, id);
    }

    @Override
    public List<Message> of(String thread, int limit) {
        return sql.list(OF, MessageTable::message, thread, Sql.bounded(limit, MOST));
    }

    @Override
    public boolean hasSeveral(String thread) {
        return sql.list(SEVERAL, row -> row.text("id"), thread).size() > 1;
    }

    @Override
    public Optional<FanOut> underWay() {
        return sql.first(
                UNDER_WAY,
                row ->
                        new FanOut(
                                new MessageId(row.text("message")),
                                row.text("source"),
                                row.text("after_key")));
    }

    @Override
    public int allUnderWay() {
        return sql.list(ALL_UNDER_WAY, row -> row.text("message")).size();
    }

    @Override
    public void reached(FanOut fanOut) {
        var id = fanOut.message();
        sql.change(REACHED, fanOut.source(), fanOut.after(), id, id);
    }

    @Override
    public void complete(MessageId message) {
        sql.change(COMPLETE, message, message);
    }

    private static Message message(Row row) throws SQLException {
        return new Message(
                new MessageId(row.text("id")),
                row.number("position"),
                ToldJson.read(row.text("kind"), row.count("version"), row.text("told")),
                row.instant("created_at"));
    }
}
