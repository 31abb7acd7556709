package dev.candor.web.api;

import dev.candor.command.Commands;
import dev.candor.command.RandomIds;
import dev.candor.fixture.ManualTime;
import dev.candor.fixture.SampleLinks;
import dev.candor.fixture.SampleWords;
import dev.candor.web.BrokenStore;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows tests of other packages which routes there are. */
public final class ApiRoutes {
    private ApiRoutes() {}

    /** Each as {@code GET /api/v1/notices}. */
    public static Set<String> all() {
        var store = new BrokenStore();
        var time = new ManualTime(Instant.EPOCH);
        return new Api(
                        store,
                        new Commands(store, time, new RandomIds()),
                        time,
                        SampleLinks.of(time),
                        SampleWords.of())
                .routes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .collect(Collectors.toSet());
    }
}
