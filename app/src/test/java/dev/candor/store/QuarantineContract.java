package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.BouncedAddress;
import dev.candor.model.BouncedAddress.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every store must do with addresses from which messages came back. */
public interface QuarantineContract {
    /** One that came back once, for a passing reason. */
    static BouncedAddress soft(String hash) {
        return new BouncedAddress(
                hash,
                "j…@example.org",
                "subscriber:1",
                "d00000000001",
                Kind.SOFT,
                "452 mailbox full",
                1,
                Samples.NOON,
                Samples.NOON,
                null);
    }

    /** One in quarantine since so long after noon. */
    static BouncedAddress hard(String hash, int minutes) {
        return soft(hash)
                .again(
                        Kind.HARD,
                        "d00000000002",
                        "550 no such user",
                        Samples.NOON.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    default void whatIsKnownOfAnAddressIsReplaced(Store store) {
        store.writeVoid(t -> t.quarantine().put(soft("a")));
        assertThat(store.<Optional<BouncedAddress>>read(t -> t.quarantine().find("a")))
                .contains(soft("a"));
        store.writeVoid(t -> t.quarantine().put(hard("a", 1)));
        assertThat(store.<Optional<BouncedAddress>>read(t -> t.quarantine().find("a")))
                .contains(hard("a", 1));
        assertThat(store.<Boolean>write(t -> t.quarantine().remove("a"))).isTrue();
        assertThat(store.<Boolean>write(t -> t.quarantine().remove("a"))).isFalse();
        assertThat(store.<Optional<BouncedAddress>>read(t -> t.quarantine().find("a"))).isEmpty();
    }

    @Test
    default void anAddressIsFoundByWhoseItIs(Store store) {
        store.writeVoid(t -> t.quarantine().put(soft("a").of("subscriber:2")));
        store.writeVoid(t -> t.quarantine().put(soft("b")));
        assertThat(
                        store.<Optional<BouncedAddress>>read(
                                t -> t.quarantine().ofSubject("subscriber:1")))
                .contains(soft("b"));
        assertThat(
                        store.<Optional<BouncedAddress>>read(
                                t -> t.quarantine().ofSubject("subscriber:3")))
                .isEmpty();
    }

    @Test
    default void onlyThoseInQuarantineAreListed(Store store) {
        store.writeVoid(t -> {
            t.quarantine().put(soft("b"));
            t.quarantine().put(hard("c", 1));
            t.quarantine().put(hard("a", 2));
            t.quarantine().put(hard("d", 3));
        });
        assertThat(store.<List<BouncedAddress>>read(t -> t.quarantine().newest(2)))
                .containsExactly(hard("d", 3), hard("a", 2));
        assertThat(store.<List<String>>read(t -> t.quarantine().hashesAfter("", 2)))
                .containsExactly("a", "c");
        assertThat(store.<List<String>>read(t -> t.quarantine().hashesAfter("c", 2)))
                .containsExactly("d");
    }
}
