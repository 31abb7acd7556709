package dev.candor.notify;

import dev.candor.command.ClockWords;
import dev.candor.model.Notice;
import dev.candor.model.Occasion;
import dev.candor.model.Told;
import dev.candor.model.Update;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What was said of a notice before a message, and goes with it: a later message takes the place of
 * one that could not be sent yet, and the words of that one must reach its readers all the same.
 * What was corrected since is not said again, nor what the program wrote by the clock. Pure.
 */
final class EarlierWords {
    private EarlierWords() {}

    /**
     * Before an update.
     *
     * @param said the one that the message is about; null for none, and then nothing is earlier
     */
    static List<Told.Said> before(Notice notice, Occasion occasion, @Nullable Update said) {
        var place = said == null ? 0 : notice.updates().indexOf(said);
        return occasion.isOfItsLife()
                ? words(notice, notice.updates().subList(0, Math.max(0, place)), null)
                : List.of();
    }

    /**
     * All that was said so far.
     *
     * @param body what the message says at its top, and what therefore is not said twice
     */
    static List<Told.Said> without(Notice notice, Occasion occasion, @Nullable String body) {
        return occasion.isOfItsLife() ? words(notice, notice.updates(), body) : List.of();
    }

    private static List<Told.Said> words(Notice notice, List<Update> from, @Nullable String body) {
        var corrected =
                notice.updates().stream()
                        .map(Update::corrects)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var words = new ArrayList<Told.Said>();
        var left = Told.Entry.LONGEST_EARLIER;
        for (var each : from.reversed()) {
            var isSaid = body != null && body.contains(each.body());
            if (isSaid || ClockWords.are(each) || corrected.contains(each.id())) {
                continue;
            }
            left -= each.body().length();
            if (left < 0 || words.size() == Told.Entry.MOST_EARLIER) {
                break;
            }
            words.add(new Told.Said(each.id(), each.state(), each.body(), each.at()));
        }
        return words;
    }
}
