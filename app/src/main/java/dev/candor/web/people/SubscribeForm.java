package dev.candor.web.people;

import dev.candor.command.Commands;
import dev.candor.command.NewSubscription;
import dev.candor.command.Rejected;
import dev.candor.command.Subscribe;
import dev.candor.model.Actor;
import dev.candor.model.ContactAddress;
import dev.candor.model.Page;
import dev.candor.model.Subscriber;
import dev.candor.publish.SubscriptionPages;
import dev.candor.publish.SubscriptionPages.Asked;
import dev.candor.time.TimeSource;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code /subscribe}. What it answers, and how long it takes, is the same whether an address is
 * known or not. Thread-safe.
 */
final class SubscribeForm {
    static final int MOST_OF_CLIENT = 10;
    static final int MOST_OF_ADDRESS = 3;
    static final int MOST_OF_ALL = 120;

    private static final Duration OF_CLIENT = Duration.ofMinutes(10);
    private static final Duration OF_ADDRESS = Duration.ofHours(12);
    private static final Duration OF_ALL = Duration.ofMinutes(1);
    private static final Actor ACTOR = Actor.system("subscribe form");
    private static final String RETRY_SECONDS = "600";

    private final Commands commands;
    private final SubscriptionPages pages;
    private final Limit client;
    private final Limit address;
    private final Limit all;

    SubscribeForm(Commands commands, SubscriptionPages pages, TimeSource time) {
        this.commands = commands;
        this.pages = pages;
        client = new Limit(time, MOST_OF_CLIENT, OF_CLIENT);
        address = new Limit(time, MOST_OF_ADDRESS, OF_ADDRESS);
        all = new Limit(time, MOST_OF_ALL, OF_ALL);
    }

    /** The form, perhaps with something chosen by the link that leads to it. */
    ApiAnswer show(ApiRequest request) {
        return FormAnswer.html(
                200, pages.subscribe(asked(FormFields.of(request.query())), List.of()));
    }

    /** The form filled in. */
    ApiAnswer take(ApiRequest request, Page page) {
        var fields = FormFields.of(new String(request.body(), StandardCharsets.UTF_8));
        var network = ClientNetwork.of(request.peer());
        if (!client.allows(network) || !all.allows("")) {
            return tooOften();
        }
        if (!fields.first("website").isEmpty()) {
            return done(); // only a program fills in what nobody sees
        }
        try {
            var wanted = Fields.preferences(fields, page.language(), page.zone());
            var to = ContactAddress.of(fields.first("address"));
            if (address.allows(to.key())) {
                var draft =
                        new NewSubscription(
                                to, wanted, false, Subscriber.Consent.How.FORM, network);
                var _ = commands.run(new Subscribe(page.id(), draft), ACTOR, "");
            }
            return done();
        } catch (IllegalArgumentException e) {
            return again(fields, List.of(Fields.sentence(String.valueOf(e.getMessage()))));
        } catch (Rejected e) {
            return again(fields, Fields.sentences(e));
        }
    }

    private ApiAnswer again(FormFields fields, List<String> problems) {
        return FormAnswer.html(400, pages.subscribe(asked(fields), problems));
    }

    private ApiAnswer done() {
        return FormAnswer.html(
                200,
                pages.said(
                        "Look into your mail",
                        "If this address can be written to, a message is on its way to it and"
                                + " says how to go on. It may take a minute, and may land among"
                                + " unwanted mail.",
                        "",
                        ""));
    }

    private ApiAnswer tooOften() {
        return FormAnswer.html(
                        429,
                        pages.said(
                                "Too often",
                                "Too many addresses were given just now. Try again in ten"
                                        + " minutes.",
                                "/subscribe",
                                "Back to the form"))
                .with("retry-after", RETRY_SECONDS);
    }

    private static Asked asked(FormFields fields) {
        var notice = fields.first("notice");
        var isNotice = fields.first("scope").isEmpty() || fields.first("scope").equals("notice");
        return new Asked(
                fields.first("address"),
                fields.all("component"),
                notice.isEmpty() || !isNotice ? Optional.empty() : Optional.of(notice),
                fields.first("hears"));
    }
}
