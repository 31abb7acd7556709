package dev.candor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.Await;
import dev.candor.fixture.ChildJvm;
import dev.candor.fixture.Http;
import dev.candor.fixture.PostgresqlServer;
import dev.candor.fixture.SwitchableServer;
import dev.candor.store.Marks.Point;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The server as a process, killed with SIGKILL at marked points and at random while clients post
 * and checks see a target that goes up and down: nothing acknowledged is missing, nothing is
 * doubled, and what must hold does.
 */
class KilledServerTest {
    private static final List<Point> POINTS =
            List.of(Point.BEFORE_COMMIT, Point.COMMITTED, Point.TOLD, Point.WRITE_BEGUN);

    private static final int CLIENTS = 3;
    private static final int MOST_POSTS = 40;
    private static final int MOST_PASSES = 60;
    private static final int STEPS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    /** Property {@code candor.kills}: how often each suite kills the server. */
    private static int kills() {
        return Integer.getInteger("candor.kills", 12);
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledByAKill() throws Exception {
        rounds("", 3, 2);
    }

    @Test
    @Tag("long")
    void nothingAcknowledgedIsLostOrDoubledByManyKills() throws Exception {
        rounds("", kills(), CLIENTS);
    }

    @Test
    @Tag("long")
    @Tag("postgresql")
    void nothingAcknowledgedIsLostOrDoubledByManyKillsOnPostgresql() throws Exception {
        rounds(PostgresqlServer.newDatabase(), kills(), CLIENTS);
    }

    private void rounds(String database, int kills, int clients) throws Exception {
        try (var target = new SwitchableServer()) {
            configure(target, database);
            var random = new Random(Long.getLong("candor.seed", 1));
            killWhileTheSchemaIsMade(random);
            var posting = new PostingClients(RunningCandor.token(folder, "operator"), clients);
            for (var round = 0; round < kills; round++) {
                var point = round % 2 == 0 ? POINTS.get(round / 2 % POINTS.size()).name() : "-";
                lifeThatEndsWithAKill(posting, target, point, random);
                requireSound("round " + round + ", killed at " + point);
            }
            requireAll(posting);
        }
    }

    private void configure(SwitchableServer target, String database) throws IOException {
        Files.writeString(
                folder.resolve("candor.yaml"),
                """
                page: {name: Example, url: "https://status.example.com", zone: UTC}
                components: [{id: shop, name: Shop}]
                checks:
                  - {id: front, component: shop, http: "%s", every: 1s, timeout: 500ms, fail-after: 1,
                     recover-after: 1}
                """
                        .formatted(target.url()));
        if (!database.isEmpty()) {
            Files.createDirectories(data());
            Files.writeString(data().resolve("database"), database);
        }
    }

    private void killWhileTheSchemaIsMade(Random random) throws IOException {
        var step = Integer.toString(1 + random.nextInt(STEPS));
        try (var child =
                ChildJvm.start(
                        KilledAtMark.class,
                        Point.SCHEMA_STEP.name(),
                        step,
                        "token.list",
                        data().toString(),
                        "{}")) {
            assertThat(child.line()).as("dies before step " + step + " is committed").isEmpty();
        }
    }

    private void lifeThatEndsWithAKill(
            PostingClients posting, SwitchableServer target, String point, Random random)
            throws Exception {
        target.answer(random.nextBoolean() ? 200 : 500);
        try (var child = serve(point, 1 + random.nextInt(MOST_PASSES))) {
            var ready = child.line();
            if (ready.isEmpty()) {
                return; // it died on its way up
            }
            var address = ready.substring(KilledAtMark.READY.length());
            var _ = posting.sendAgain(address);
            if (point.equals("-")) {
                var answers = posting.acknowledged() + 1 + random.nextInt(CLIENTS * MOST_POSTS);
                var killer = Thread.ofPlatform().start(() -> kill(child, posting, answers, target));
                posting.postUntilGone(address, MOST_POSTS);
                assertThat(killer.join(PATIENCE)).isTrue();
            } else {
                posting.postUntilGone(address, MOST_POSTS);
            }
        }
    }

    /** After so many answers, wherever the server then is with the requests under way. */
    private static void kill(
            ChildJvm child, PostingClients posting, int answers, SwitchableServer target) {
        Await.until(
                "as many answers",
                PATIENCE,
                () ->
                        posting.acknowledged() >= answers
                                || !ProcessHandle.of(child.pid())
                                        .map(ProcessHandle::isAlive)
                                        .orElse(false));
        target.answer(500);
        child.kill();
    }

    private ChildJvm serve(String point, int pass) throws IOException {
        return ChildJvm.start(
                KilledAtMark.class,
                point,
                Integer.toString(pass),
                "serve",
                folder.resolve("candor.yaml").toString(),
                data().toString(),
                "");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void requireSound(String when) {
        try (var control = ControlConnection.open(data(), _ -> null)) {
            var answer =
                    control.ask(
                            new ControlRequest("db.check", JsonNodeFactory.instance.objectNode()));
            assertThat(answer).as(when).isInstanceOf(ControlAnswer.Done.class);
            assertThat(((ControlAnswer.Done) answer).data().path("problems")).as(when).isEmpty();
        }
    }

    private void requireAll(PostingClients posting) throws Exception {
        try (var child = serve("-", 1)) {
            var address = child.line().substring(KilledAtMark.READY.length());
            assertThat(posting.sendAgain(address)).as("each request has its answer").isTrue();
            posting.postUntilGone(address, 2);
            try (var http = new Http(address, null)) {
                var notices = notices(http);
                assertThat(notices.stream().map(each -> each.path("title").asString("")).toList())
                        .as("each notice that was acknowledged, once")
                        .containsExactlyInAnyOrderElementsOf(posting.posted.keySet())
                        .isNotEmpty();
                assertThat(bodies(notices))
                        .as("each update that was acknowledged, once")
                        .containsExactlyInAnyOrderElementsOf(posting.updated.keySet())
                        .isNotEmpty();
                posting.posted.forEach((title, id) -> requireShown(http, id, title));
                posting.updated.forEach((text, id) -> requireShown(http, id, text));
            }
        }
        requireSound("at the end");
    }

    private static void requireShown(Http http, String id, String text) {
        Await.until(
                text + " is on its page",
                PATIENCE,
                () -> http.get("/notices/" + id).body().contains(text));
    }

    private static List<JsonNode> notices(Http http) {
        var notices = new ArrayList<JsonNode>();
        var after = "";
        do {
            var list = http.json("/api/v1/notices?limit=100" + after);
            list.path("items").valueStream().filter(KilledServerTest::isOurs).forEach(notices::add);
            after = list.path("next").isNull() ? "" : "&after=" + list.path("next").asString("");
        } while (!after.isEmpty());
        return notices;
    }

    private static boolean isOurs(JsonNode notice) {
        return notice.path("kind").asString("").equals("announcement");
    }

    private static List<String> bodies(List<JsonNode> notices) {
        return notices.stream()
                .flatMap(notice -> notice.path("updates").valueStream())
                .map(update -> update.path("body").asString("").strip())
                .filter(body -> body.startsWith("Update "))
                .toList();
    }
}
