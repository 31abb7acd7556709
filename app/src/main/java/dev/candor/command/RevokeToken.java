package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Problem;
import dev.candor.model.Token;

/**
 * Makes a bearer token worthless from now on. It stays in the list, since the journal names it. One
 * that has been revoked already stays as it is.
 *
 * @param id the token's id, never its secret
 */
public record RevokeToken(String id) implements Command<Token> {
    @Override
    public Token run(Work work) {
        var token =
                work.store().tokens().all().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new Rejected(
                                        Rejected.Cause.NOT_FOUND,
                                        new Problem(
                                                "",
                                                "there is no token of that id",
                                                "'candor token list' shows the ids")));
        if (token.revokedAt() != null) {
            return token;
        }
        work.store().tokens().revoke(token.id(), work.now());
        work.journal(new Event.TokenRevoked(token.id()));
        return new Token(token.id(), token.hash(), token.role(), token.createdAt(), work.now());
    }
}
