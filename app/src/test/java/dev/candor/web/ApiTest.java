package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class ApiTest {
    private static final String LIST = "/api/v1/notices";
    private static final String SHORT = "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\"}";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = new ApiServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPostedNoticeIsAtItsLocationForEverybody() {
        var answer =
                server.post(
                        LIST,
                        """
                        {"kind": "incident", "title": "Mail was late", "state": "resolved",
                         "components": ["app", {"id": "mail", "level": "degraded_performance",
                                                "note": "none lost"}],
                         "windows": [{"start": "2010-01-21T14:44", "end": "2010-01-22T09:11"}],
                         "body": "All **well**."}
                        """);
        assertThat(answer.status()).isEqualTo(201);
        var id = answer.body().get("id").stringValue();
        assertThat(answer.header("location")).isEqualTo(LIST + "/" + id);
        var read = server.get(answer.header("location"), null);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.body().get("url").stringValue())
                .isEqualTo("https://status.example.com/notices/" + id);
        var window = read.body().at("/windows/0");
        assertThat(window.get("start").stringValue()).isEqualTo("2010-01-21T22:44:00.000Z");
        assertThat(window.get("end").stringValue()).isEqualTo("2010-01-22T17:11:00.000Z");
        assertThat(read.body().at("/components/0/level").stringValue()).isEqualTo("major_outage");
        assertThat(read.body().at("/components/1/note").stringValue()).isEqualTo("none lost");
        assertThat(read.body().at("/updates/0/body").stringValue()).isEqualTo("All **well**.");
    }

    @Test
    void anUpdateMovesTheNoticeOnAndAnEditPutsFactsRight() {
        var one = LIST + "/" + server.posted(SHORT.replace("}", ",\"components\":[\"app\"]}"));
        server.time.advance(Duration.ofHours(1));
        var resolved =
                server.post(
                        one + "/updates",
                        """
                        {"state": "resolved", "body": "Over.", "end": "2026-03-03T21:30:00-08:00"}
                        """);
        assertThat(resolved.status()).isEqualTo(201);
        assertThat(resolved.body().at("/windows/0/end").stringValue())
                .isEqualTo("2026-03-04T05:30:00.000Z");
        var edited =
                server.send(
                        "PATCH", one, server.admin, "{\"title\": \"Other\", \"components\": null}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().get("title").stringValue()).isEqualTo("Other");
        assertThat(edited.body().get("components")).isEmpty();
        assertThat(edited.body().get("state").stringValue()).isEqualTo("resolved");
        assertThat(server.get(one, null).body()).isEqualTo(edited.body());
    }

    @Test
    void aCorrectionNamesTheUpdateThatItCorrects() {
        var posted = server.post(LIST, SHORT).body();
        var first = posted.at("/updates/0/id").stringValue();
        var answer =
                server.post(
                        LIST + "/" + posted.get("id").stringValue() + "/updates",
                        "{\"body\": \"It was four, not none.\", \"corrects\": \"" + first + "\"}");
        assertThat(answer.body().at("/updates/1/kind").stringValue()).isEqualTo("correction");
        assertThat(answer.body().at("/updates/1/corrects").stringValue()).isEqualTo(first);
    }

    @Test
    void aPlanIsKeptInLocalTimeAndMergedByAnEdit() {
        var id =
                server.posted(
                        """
                        {"kind": "maintenance", "title": "Move", "body": "B",
                         "planned": {"start": "2026-07-04T22:00", "end": "2026-07-05T06:30:00Z"}}
                        """);
        var edited =
                server.send(
                        "PATCH",
                        LIST + "/" + id,
                        server.operator,
                        "{\"planned\": {\"end\": \"2026-07-05T01:15\"}}");
        assertThat(edited.body().get("planned").toString())
                .isEqualTo(
                        """
                        {"start":"2026-07-04T22:00:00","end":"2026-07-05T01:15:00",\
                        "zone":"America/Los_Angeles"}\
                        """);
    }

    @Test
    void theSameKeyPostsOnceForOneTokenAndAgainForAnother() {
        var first = withKey(server.operator, "k1");
        var again = withKey(server.operator, "k1");
        var other = withKey(server.admin, "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(other.header("location")).isNotEqualTo(first.header("location"));
        assertThat(withKey(server.operator, "with space").status()).isEqualTo(400);
    }

    private ApiServer.Answer withKey(String token, String key) {
        return server.send(
                server.request(LIST, token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(SHORT)));
    }

    @Test
    void anUpdateThatComesAgainWithItsKeyIsNotAddedAgain() {
        var one = LIST + "/" + server.posted(SHORT);
        var other = LIST + "/" + server.posted(SHORT);
        var update = "{\"body\": \"We go on looking.\"}";
        var first = changed("POST", one + "/updates", update);
        assertThat(changed("POST", one + "/updates", update).body()).isEqualTo(first.body());
        assertThat(server.get(one, null).body().toString()).contains("We go on looking.");
        var elsewhere = changed("POST", other + "/updates", update);
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.body().toString()).contains("was used for notice");
        assertThat(changed("PATCH", other, "{\"title\": \"Other\"}").status()).isEqualTo(400);
    }

    private ApiServer.Answer changed(String method, String path, String json) {
        return server.send(
                server.request(path, server.operator)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "u1")
                        .method(method, BodyPublishers.ofString(json)));
    }

    @Test
    void aDraftIsSeenOnlyWithAToken() {
        var id = server.posted(SHORT.replace("}", ",\"draft\":true}"));
        var one = LIST + "/" + id;
        assertThat(server.get(one, null).status()).isEqualTo(404);
        assertThat(server.get(one, server.viewer).status()).isEqualTo(200);
        assertThat(ids(server.get(LIST, null))).isEmpty();
        assertThat(ids(server.get(LIST, server.viewer))).isEmpty();
        assertThat(ids(server.get(LIST + "?drafts=true", server.viewer))).containsExactly(id);
        assertThat(server.get(LIST + "?drafts=true", null).status()).isEqualTo(401);
        assertThat(server.get(LIST + "?after=" + id, null).status()).isEqualTo(400);
        server.send("PATCH", one, server.operator, "{\"draft\": false}");
        assertThat(ids(server.get(LIST, null))).containsExactly(id);
    }

    @Test
    void pagesNeitherRepeatNorLeaveOutANotice() {
        var posted = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            posted.addFirst(server.posted(SHORT));
            server.time.advance(Duration.ofSeconds(1));
        }
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = server.get(LIST + "?limit=3" + next, null);
            seen.addAll(ids(page));
            var cursor = page.body().get("next");
            next = cursor.isNull() ? "" : "&after=" + cursor.stringValue();
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(posted);
        assertThat(server.get(LIST + "?limit=7", null).body().get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=abc",
                "limit=",
                "limit=99999999999",
                "limit=3&limit=4",
                "after=x",
                "after=aaaaaaaaaaaa",
                "drafts=yes",
                "lmit=3",
                "limit=%zz",
                "%ff=1",
            })
    void aParameterThatIsWrongIsSaidInASentence(String query) {
        var answer = server.get(LIST + "?" + query.replace("%zz", "%25zz"), null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("detail").stringValue()).isNotBlank();
        assertThat(answer.body().get("problems")).hasSize(1);
    }

    @Test
    void rolesAreEnoughOrNamedAndInvalidTokensAreRefusedEverywhere() {
        assertThat(server.send("POST", LIST, null, SHORT).header("www-authenticate"))
                .isEqualTo("Bearer realm=\"candor\"");
        var viewer = server.send("POST", LIST, server.viewer, SHORT);
        assertThat(viewer.status()).isEqualTo(403);
        assertThat(viewer.body().get("detail").stringValue())
                .isEqualTo("This needs a token of role operator; yours has the role viewer.");
        assertThat(server.send("POST", LIST, server.admin, SHORT).status()).isEqualTo(201);
        var invalid = server.get(LIST, "candor_nonsense");
        assertThat(invalid.status()).isEqualTo(401);
        assertThat(invalid.header("www-authenticate")).contains("error=\"invalid_token\"");
        var basic = server.request(LIST, null).header("Authorization", "Basic YTpi").GET();
        assertThat(server.send(basic).status()).isEqualTo(401);
        var lower = server.request(LIST, null).header("Authorization", "bearer " + server.viewer);
        assertThat(server.send(lower.GET()).status()).isEqualTo(200);
    }

    @Test
    void manyInvalidTokensAreSlowedDownAndValidOnesAreNot() {
        for (var i = 0; i < 20; i++) {
            assertThat(server.get(LIST, "wrong" + i).status()).isEqualTo(401);
        }
        var slowed = server.get(LIST, "wrong");
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("retry-after")).isEqualTo("60");
        assertThat(server.get(LIST, server.viewer).status()).isEqualTo(200);
        assertThat(server.get(LIST, null).status()).isEqualTo(200);
        server.time.advance(Duration.ofMinutes(1));
        assertThat(server.get(LIST, "wrong").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":\"incident\",\"titel\":\"T\",\"body\":\"B\"} | /titel | did you mean"
                        + " 'title'?",
                "{\"kind\":\"incident\",\"body\":\"B\"} | /title | say in a few words what it is",
                "{\"kind\":\"incidant\",\"title\":\"T\",\"body\":\"B\"} | /kind | did you mean"
                        + " 'incident'?",
                "{\"kind\":\"incident\",\"title\":3,\"body\":\"B\"} | /title | write it in quotes",
                "{\"kind\":\"incident\",\"title\":\"a\\nb\",\"body\":\"B\"} | /title | leave it"
                        + " out; line breaks too",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"\\u0000\"} | /body | leave it"
                        + " out",
                "{\"kind\":\"incident\",\"title\":\"\\ud800\",\"body\":\"B\"} | /title | leave it"
                        + " out; line breaks too",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"state\":\"scheduled\"} |"
                        + " /state | use one of: investigating, identified, monitoring, resolved,"
                        + " postmortem",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"components\":[\"ap\"]} |"
                        + " /components/0 | did you mean 'app'?",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"components\":[{\"id\":\"app\",\"level\":\"major\"}]}"
                    + " | /components/0/level | did you mean 'major_outage'?",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"components\":\"app\"} |"
                        + " /components | write it in [ ]",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"draft\":\"no\"} | /draft |"
                        + " write true or false",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"windows\":[{\"start\":\"2010-03-14T02:30\"}]}"
                    + " | /windows/0/start | give the offset, such as 2010-03-14T02:30-08:00",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"windows\":[{\"start\":\"2010-11-07T01:30\"}]}"
                    + " | /windows/0/start | give the offset, such as 2010-11-07T01:30-07:00",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"windows\":[{\"start\":\"yesterday\"}]}"
                    + " | /windows/0/start | write it as 2010-01-21T14:44:00-08:00, or without the"
                    + " offset in the page's zone",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"windows\":[{\"start\":\"2010-02-30T01:00\"}]}"
                    + " | /windows/0/start | check each number",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"windows\":[{\"start\":\"2010-02-03T01:00\",\"components\":[\"app\",\"mail\"]},{\"start\":\"2010-02-03T01:00\",\"components\":[\"app\",\"mial\"]}]}"
                    + " | /windows/1/components/1 | did you mean 'mail'?",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"links\":[{\"url\":\"javascript:alert(1)\",\"label\":\"x\"}]}"
                    + " | /links/0/url | begin with https:// and a host, and percent-encode special"
                    + " characters",
                "{\"kind\":\"incident\",\"title\":\"T\",\"body\":\"B\",\"links\":[{\"relation\":\"recurs\",\"notice\":\"aaaaaaaaaaaa\"}]}"
                    + " | /links/0/notice | list the entries to find its id",
                "{\"kind\":\"maintenance\",\"title\":\"T\",\"body\":\"B\",\"planned\":{\"start\":\"2026-05-01T10:00\",\"zone\":\"Mars/North\"}}"
                    + " | /planned/zone | use an IANA name such as America/Los_Angeles",
                "{\"kind\":\"maintenance\",\"title\":\"T\",\"body\":\"B\",\"planned\":{\"start\":\"2026-11-01T09:30:00Z\"}}"
                    + " | /planned/start | plan it for an hour that exists once",
            })
    void whatIsWrongIsNamedWithItsPlaceAndARemedy(String body, String where, String todo) {
        var answer = server.post(LIST, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        var first = answer.body().at("/problems/0");
        assertThat(first.get("where").stringValue()).isEqualTo(where);
        assertThat(first.get("todo").stringValue()).isEqualTo(todo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body is empty",
                "[] | this is a list, not an object",
                "{\"title\":\"a\",\"title\":\"b\"} | an object has the same name twice",
                "{} {} | something follows after the JSON value",
                "{\"a\":1 | the JSON ends too early",
                "{'a':1} | this is not JSON: Unexpected character (''' (code 39))",
                "{\"a\":NaN} | this is not JSON",
                "{\"a\":01} | this is not JSON",
            })
    void whatIsNotOneJsonObjectIsSaidPrecisely(String body, String what) {
        var answer = server.post(LIST, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/problems/0/what").stringValue()).startsWith(what);
        assertThat(answer.response().body()).doesNotContain("tools.jackson", "Exception");
    }

    @Test
    void jsonThatIsTooDeepOrNotUtf8IsRefused() {
        var deep = server.post(LIST, "[".repeat(40) + "]".repeat(40));
        assertThat(deep.body().at("/problems/0/what").stringValue())
                .isEqualTo("values are nested more than 32 deep");
        var latin = "{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        var answer =
                server.send(
                        server.request(LIST, server.operator)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(latin)));
        assertThat(answer.body().at("/problems/0/what").stringValue())
                .isEqualTo("the body is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 201",
                "Application/JSON; charset=UTF-8 | 201",
                "application/json;charset=\"utf-8\" | 201",
                "application/json; charset=latin1 | 415",
                "text/plain | 415",
                "application/x-www-form-urlencoded | 415",
                "application/jsonx | 415",
                "; | 415",
            })
    void onlyJsonInUtf8IsTaken(String type, int status) {
        var request =
                server.request(LIST, server.operator)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(SHORT));
        assertThat(server.send(request).status()).isEqualTo(status);
    }

    @Test
    void anotherMethodIsToldWhichThereAre() {
        var answer = server.send("DELETE", LIST, server.admin, null);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, POST");
        assertThat(server.get("/api/v1/nothing", null).status()).isEqualTo(404);
        assertThat(server.get("/api/v1", null).status()).isEqualTo(404);
    }

    @Test
    void theLedgerIsReadByRangeAndComponentNewestFirst() {
        var _ =
                server.posted(
                        """
                        {"kind": "incident", "title": "T", "body": "B", "state": "resolved",
                         "components": ["app"],
                         "windows": [{"start": "2026-03-01T10:00", "end": "2026-03-01T11:00"},
                                     {"start": "2025-03-01T10:00", "end": "2025-03-01T11:00"}]}
                        """);
        var all = server.get("/api/v1/ledger", server.viewer).body().get("items");
        assertThat(texts(all, "component")).containsExactly("mail", "app");
        assertThat(texts(all, "source")).containsExactly("probe", "person");
        var path = "/api/v1/ledger?from=2025-02-01T00:00:00%2B01:00&to=2026-01-01T00:00";
        var old = server.get(path + "&component=app", server.viewer).body().get("items");
        assertThat(texts(old, "start")).containsExactly("2025-03-01T18:00:00.000Z");
        var first = server.get("/api/v1/ledger?limit=1", server.viewer).body();
        var next = first.get("next").stringValue();
        var second = server.get("/api/v1/ledger?limit=1&after=" + next, server.viewer).body();
        assertThat(texts(second.get("items"), "component")).containsExactly("app");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-03-05T00:00",
                "from=2020-01-01T00:00",
                "from=x",
                "after=7777",
                "after=x",
                "component=A",
            })
    void aRangeThatIsWrongIsSaidInASentence(String query) {
        var answer = server.get("/api/v1/ledger?" + query, server.viewer);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("problems")).hasSize(1);
    }

    @Test
    void postsFromManyClientsAreAllKeptAndDistinct() throws Exception {
        var tasks = new ArrayList<Callable<List<String>>>();
        for (var client = 0; client < 8; client++) {
            tasks.add(() -> {
                var ids = new ArrayList<String>();
                for (var i = 0; i < 10; i++) {
                    ids.add(server.posted(SHORT));
                }
                return ids;
            });
        }
        var posted = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(tasks)) {
                posted.addAll(future.get());
            }
        }
        assertThat(posted).hasSize(80);
        var seen = new ArrayList<String>();
        var page = server.get(LIST + "?limit=7", null);
        seen.addAll(ids(page));
        while (!page.body().get("next").isNull()) {
            var after = page.body().get("next").stringValue();
            page = server.get(LIST + "?limit=7&after=" + after, null);
            seen.addAll(ids(page));
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(posted);
    }

    private static List<String> ids(ApiServer.Answer answer) {
        return texts(answer.body().get("items"), "id");
    }

    private static List<String> texts(JsonNode items, String member) {
        return items.valueStream().map(item -> item.get(member).stringValue()).toList();
    }
}
