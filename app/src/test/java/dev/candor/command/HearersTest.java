package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Audience;
import dev.candor.model.Level;
import dev.candor.model.Occasion;
import dev.candor.model.PageId;
import dev.candor.model.Telling;
import dev.candor.store.Audiences;
import dev.candor.store.Subscribers;
import dev.candor.store.Transaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much is asked of the store to find those who hear something. */
class HearersTest {
    private static final int CUSTOMERS = 300;

    /** A hundred thousand are found a slice at a time, so what is asked must not grow with it. */
    private static final int MOST_QUESTIONS = 12;

    private Scene scene;

    @BeforeEach
    void furnish(@TempDir Path folder) {
        scene = Scene.furnished(folder);
        var file =
                IntStream.range(0, CUSTOMERS)
                        .mapToObj("c%d@example.com,app"::formatted)
                        .collect(Collectors.joining("\n", "address,components\n", "\n"));
        var read = ((CustomerFile.Outcome.Read) CustomerFile.parse(file, "f")).customers();
        scene.person(new ReplaceAudience(PageId.MAIN, new Audience("shops"), read));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatIsAskedForASliceOfCustomersDoesNotGrowWithIt() {
        var ordered = ordered("app");
        var asked = new AtomicInteger();
        int found =
                scene.store.read(tx -> {
                    var hearers = new Hearers(counting(tx, asked));
                    return hearers.meant(ordered.telling(), reach(tx, ordered), null, 250).size();
                });
        assertThat(found).isEqualTo(250);
        assertThat(asked.get()).isBetween(1, MOST_QUESTIONS);
    }

    @Test
    void norForASliceOfThoseWhoAreNotAffected() {
        var ordered = ordered("flexo/web");
        var asked = new AtomicInteger();
        int found =
                scene.store.read(tx -> {
                    var hearers = new Hearers(counting(tx, asked));
                    return hearers.others(ordered.telling(), reach(tx, ordered), null, 250).size();
                });
        assertThat(found).isEqualTo(250);
        assertThat(asked.get()).isBetween(1, MOST_QUESTIONS);
    }

    private AndTell.Ordered ordered(String component) {
        var impact = Scene.impact(component, Level.MAJOR_OUTAGE);
        var tell = new TellDraft(Telling.Who.AFFECTED, null, new TreeSet<>(), true);
        var command = new PostNotice(Scene.incident("Down", impact));
        return scene.person(new AndTell(command, tell, _ -> Occasion.POSTED));
    }

    private static Reach reach(Transaction transaction, AndTell.Ordered ordered) {
        var components = transaction.components().all(PageId.MAIN);
        var down = ordered.telling().down();
        return Reach.of(ordered.notice(), Occasion.POSTED, components, down, Set.of());
    }

    /** A transaction that counts what is asked of its people. */
    private static Transaction counting(Transaction transaction, AtomicInteger asked) {
        return proxy(
                Transaction.class,
                (_, method, arguments) -> {
                    var port = method.invoke(transaction, arguments);
                    return switch (port) {
                        case Audiences it -> proxy(Audiences.class, counted(it, asked));
                        case Subscribers it -> proxy(Subscribers.class, counted(it, asked));
                        default -> port;
                    };
                });
    }

    private static InvocationHandler counted(Object port, AtomicInteger asked) {
        return (_, method, arguments) -> {
            asked.incrementAndGet();
            return method.invoke(port, arguments);
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
