package dev.candor.command;

import dev.candor.model.NoticeId;
import dev.candor.model.Occasion;
import dev.candor.model.Telling;
import dev.candor.model.Telling.Down;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who hears one message about a notice. This is the one place that says so, for whoever counts them
 * beforehand and for whoever then tells them; {@link Hearers} finds the people. Pure.
 *
 * @param notice what the message is about
 * @param voice in whose name it is told
 * @param reach whom it concerns when those members of fleets are known to have been down
 */
public record Hearing(NoticeId notice, Voice voice, Function<Collection<Down>, Reach> reach) {
    /** In whose name something is told. */
    public sealed interface Voice {
        /** What a person says of a notice, for those who asked to hear. */
        record Person() implements Voice {}

        /**
         * What the program says by itself, for those who asked to hear and for the customers whom
         * earlier orders mean.
         *
         * @param until orders of later count for nothing
         * @param pending orders that are about to be given with it, and are not kept yet
         */
        record Program(Instant until, List<Telling> pending) implements Voice {
            public Program {
                pending = List.copyOf(pending);
            }
        }

        /** What an operator orders to be told, for customers. */
        record Order(Telling telling) implements Voice {}
    }

    /** Which customers hear something. */
    public sealed interface Meant {
        /** None. */
        record Nobody() implements Meant {}

        /** Those whom an order means. */
        record Ordered(Telling telling, Reach reach) implements Meant {}

        /** Those whom it does not touch, as an order wants. */
        record Others(Telling telling, Reach reach) implements Meant {}

        /** Those who were told before, subscribers too. */
        record Again(Reach reach) implements Meant {}

        /** Those whom the orders mean that stand. */
        record Standing(List<Telling> orders, Reach reach) implements Meant {
            public Standing {
                orders = List.copyOf(orders);
            }
        }
    }

    /** Whom it concerns of those who asked to hear; empty when it is for customers alone. */
    Optional<Reach> subscribers() {
        return switch (voice) {
            case Voice.Person(), Voice.Program(var _, var _) -> Optional.of(reach.apply(List.of()));
            case Voice.Order(var _) -> Optional.empty();
        };
    }

    /**
     * Which customers it is for.
     *
     * @param kept finds the orders that were given of the notice
     */
    Meant customers(Function<NoticeId, List<Telling>> kept) {
        return switch (voice) {
            case Voice.Person() -> new Meant.Nobody();
            case Voice.Program program -> standing(program, kept.apply(notice));
            case Voice.Order(var telling) -> ordered(telling, reach.apply(telling.down()));
        };
    }

    private static Meant ordered(Telling telling, Reach reach) {
        if (telling.who() == Telling.Who.AGAIN) {
            return new Meant.Again(reach);
        }
        return reach.occasion() == Occasion.NOT_AFFECTED
                ? new Meant.Others(telling, reach)
                : new Meant.Ordered(telling, reach);
    }

    private Meant standing(Voice.Program program, List<Telling> kept) {
        var orders =
                Stream.concat(kept.stream(), program.pending().stream())
                        .filter(each -> each.who() != Telling.Who.AGAIN)
                        .filter(each -> !each.at().isAfter(program.until()))
                        .toList();
        if (orders.isEmpty()) {
            return new Meant.Nobody();
        }
        var down = orders.stream().flatMap(each -> each.down().stream()).distinct().toList();
        return new Meant.Standing(orders, reach.apply(down));
    }
}
