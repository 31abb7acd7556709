package dev.candor.web.api;

import dev.candor.command.Authenticate;
import dev.candor.model.Role;
import dev.candor.model.Token;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who asks, by bearer token (RFC 6750 §2.1), and whether that is enough. Thread-safe. */
final class Authentication {
    private static final Logger LOGGER = System.getLogger("dev.candor.web");
    private static final Pattern BEARER =
            Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]{1,256}=*) *");
    private static final String RETRY_SECONDS = "60";
    private static final String ASK = "Bearer realm=\"candor\"";
    private static final String ASK_AGAIN = ASK + ", error=\"invalid_token\"";

    private final Authenticate tokens;
    private final FailedAttempts failures;

    Authentication(Store store, TimeSource time) {
        tokens = new Authenticate(store);
        failures = new FailedAttempts(time);
    }

    /**
     * The valid token of a request, or null when it has no Authorization header.
     *
     * @throws Refusal with 401, or 429 after too many, when it has one that is not valid
     */
    @Nullable Token token(ApiRequest request) {
        var header = request.authorization();
        if (header == null) {
            return null;
        }
        var matcher = BEARER.matcher(header);
        var token = matcher.matches() ? tokens.token(matcher.group(1)) : Optional.<Token>empty();
        return token.orElseThrow(() -> failed(request));
    }

    /**
     * @throws Refusal with 401 when there is no token, with 403 when its role is not enough
     */
    static Token require(@Nullable Token token, Role needed) {
        if (token == null) {
            var sentence =
                    "This needs a token of role "
                            + needed.wireName()
                            + "; send it as the"
                            + " header 'Authorization: Bearer …'.";
            throw new Refusal(ApiAnswer.problem(401, sentence).with("www-authenticate", ASK));
        }
        if (!token.role().covers(needed)) {
            throw new Refusal(
                    403,
                    "This needs a token of role "
                            + needed.wireName()
                            + "; yours has the role "
                            + token.role().wireName()
                            + ".");
        }
        return token;
    }

    private Refusal failed(ApiRequest request) {
        if (failures.countAndAllow(request.peer())) {
            LOGGER.log(Logger.Level.INFO, "an invalid token was refused; peer={0}", request.peer());
            var sentence = "The token is not valid; it may have been revoked or copied in part.";
            return new Refusal(
                    ApiAnswer.problem(401, sentence).with("www-authenticate", ASK_AGAIN));
        }
        var sentence = "Too many invalid tokens came from your address; try again in a minute.";
        return new Refusal(ApiAnswer.problem(429, sentence).with("retry-after", RETRY_SECONDS));
    }
}
