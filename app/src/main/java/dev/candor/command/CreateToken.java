package dev.candor.command;

import dev.candor.model.Event;
import dev.candor.model.Role;
import dev.candor.model.Token;

import java.security.SecureRandom;

/**
 * Makes a bearer token. Its secret has 256 random bits, so one fast hash keeps it safe.
 *
 * @param role what it allows
 */
public record CreateToken(Role role) implements Command<NewToken> {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public NewToken run(Work work) {
        var token = new NewToken(work.ids().next(), Secrets.next(RANDOM));
        var hash = Secrets.sha256(token.secret());
        work.store().tokens().add(new Token(token.id(), hash, role, work.now(), null));
        work.journal(new Event.TokenCreated(token.id(), role));
        return token;
    }
}
