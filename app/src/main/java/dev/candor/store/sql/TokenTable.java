package dev.candor.store.sql;

import dev.candor.model.Role;
import dev.candor.model.Token;
import dev.candor.store.StoreException;
import dev.candor.store.Tokens;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code token}. */
record TokenTable(Sql sql) implements Tokens {
    private static final String ADD =
            """
            INSERT INTO token (id, hash, role, created_at, revoked_at) VALUES (?, ?, ?, ?, ?)
            """;

    private static final String REVOKE =
            """
            UPDATE token SET revoked_at = ? WHERE id = ?
            """;

    private static final String FIND =
            """
            SELECT id, hash, role, created_at, revoked_at FROM token WHERE hash = ?
            """;

    private static final String ALL =
            """
            SELECT id, hash, role, created_at, revoked_at FROM token ORDER BY created_at, id
            """;

    @Override
    public void add(Token token) {
        sql.change(
                ADD, token.id(), token.hash(), token.role(), token.createdAt(), token.revokedAt());
    }

    @Override
    public void revoke(String id, Instant at) {
        if (sql.change(REVOKE, at, id) == 0) {
            throw new StoreException("there is no token " + id + " to revoke; nothing was kept");
        }
    }

    @Override
    public Optional<Token> findByHash(String hash) {
        return sql.first(FIND, TokenTable::token, hash);
    }

    @Override
    public List<Token> all() {
        return sql.list(ALL, TokenTable::token);
    }

    private static Token token(Row row) throws SQLException {
        return new Token(
                row.text("id"),
                row.text("hash"),
                row.code("role", Role.class),
                row.instant("created_at"),
                row.instantOrNull("revoked_at"));
    }
}
