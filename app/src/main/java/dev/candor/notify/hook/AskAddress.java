package dev.candor.notify.hook;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks for an address that the operator has configured, as a browser would, and is content with any
 * answer from 200 to 299. It may reach any address, as what is configured may. Takes as long as the
 * client allows.
 *
 * @param client stays open
 */
public record AskAddress(HookClient client) implements Function<URI, Optional<String>> {
    /** Why it was not taken, in one line without the address; empty when it was. */
    @Override
    public Optional<String> apply(URI address) {
        var request = new HookRequest("GET", address, new LinkedHashMap<>(), new byte[0]);
        return switch (client.send(request, null)) {
            case HookAnswer.Answered(var status, var _, var _) ->
                    status / 100 == 2
                            ? Optional.empty()
                            : Optional.of("the other side answered " + status);
            case HookAnswer.Failed(var _, var why) -> Optional.of(why);
        };
    }
}
