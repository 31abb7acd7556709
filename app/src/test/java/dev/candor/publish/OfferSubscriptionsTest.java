package dev.candor.publish;

import dev.candor.fixture.Await;
import dev.candor.fixture.ManualTime;
import dev.candor.store.Samples;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class OfferSubscriptionsTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void thePagesOfferSubscriptionsAsSoonAsTheConfigurationDoesAndNoLonger() {
        var time = new ManualTime(Samples.NOON);
        try (var store = SqlStore.open(StoreSettings.of(folder, time))) {
            Samples.furnish(store);
            var publisher = new Publisher(store, time, PublisherSettings.main(false));
            publisher.start();
            try {
                Await.until("a page", LONGEST, () -> publisher.isReady() && !isOffered(publisher));
                publisher.offerSubscriptions(true);
                Await.until("the link", LONGEST, () -> isOffered(publisher));
                publisher.offerSubscriptions(false);
                Await.until("no link", LONGEST, () -> !isOffered(publisher));
            } finally {
                publisher.stop();
            }
        }
    }

    private static boolean isOffered(Publisher publisher) {
        var front = publisher.ready("/").orElseThrow();
        return Html.of(front.body()).contains("href=\"/subscribe\"");
    }
}
