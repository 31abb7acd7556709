package dev.candor.app;

import dev.candor.command.Forecast;
import dev.candor.config.Configuration;
import dev.candor.notify.Links;
import dev.candor.notify.NoticePlanner;
import dev.candor.notify.mail.Preview;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.Catalogue.Loaded;
import dev.candor.store.Transaction;
import dev.candor.web.api.Wording;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/**
 * The words of what is going to be told, by the templates that the configuration names: read each
 * time, since somebody who asks may just have changed them. Thread-safe.
 */
final class MessageWords implements Wording {
    private final @Nullable Path file;
    private volatile @Nullable String templates;

    /**
     * With the words that come with the program.
     *
     * @param file the configuration file, or null without one
     */
    MessageWords(@Nullable Path file) {
        this.file = file;
    }

    /** From now on with the words that the configuration names. */
    void apply(Configuration configuration) {
        var mail = configuration.mail();
        templates = mail == null ? null : mail.templates();
    }

    @Override
    public Said of(Transaction store, Forecast.Item item) {
        var told =
                NoticePlanner.foreseen(
                        store, item.notice(), item.occasion(), item.at(), item.included());
        var from = told.from();
        var links = item.subscribers().count() > 0 ? ofSubscribers(from.url()) : Links.NONE;
        var shown = Preview.of(words(), told, from.language(), from.zone(), links);
        return new Said(shown.subject(), shown.text());
    }

    /** As each has its own; these lead nowhere. */
    private static Links ofSubscribers(URI page) {
        return new Links(
                null,
                URI.create(page + "/subscription/..."),
                URI.create(page + "/subscription/.../unsubscribe"),
                null);
    }

    private Catalogue words() {
        return MailWords.load(templates, file) instanceof Loaded.Fine(var catalogue)
                ? catalogue
                : Catalogue.own();
    }
}
