package dev.candor.web.api;

import dev.candor.command.Forecast;
import dev.candor.store.Transaction;

/** Makes words of what is going to be told, in the page's language and zone. */
@FunctionalInterface
public interface Wording {
    /** What its readers would get by e-mail. */
    Said of(Transaction store, Forecast.Item item);

    /**
     * A message.
     *
     * @param subject one line
     * @param text the plain text
     */
    record Said(String subject, String text) {}
}
