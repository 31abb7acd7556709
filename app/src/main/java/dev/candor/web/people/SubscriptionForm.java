package dev.candor.web.people;

import dev.candor.command.ChangePreferences;
import dev.candor.command.Commands;
import dev.candor.command.EraseSubscriber;
import dev.candor.command.LinkKey;
import dev.candor.command.LinkKey.Purpose;
import dev.candor.command.MoveSubscription;
import dev.candor.command.Rejected;
import dev.candor.command.RenewWebhookSecret;
import dev.candor.model.Actor;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;
import dev.candor.model.Subscriber.State;
import dev.candor.model.SubscriberId;
import dev.candor.publish.SubscriptionPages;
import dev.candor.publish.SubscriptionPages.Links;
import dev.candor.store.Store;
import dev.candor.time.TimeSource;
import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code /subscription/TOKEN} and {@code /subscription/TOKEN/unsubscribe}. Reading changes nothing:
 * what guards a mailbox follows the links in it. Thread-safe.
 */
final class SubscriptionForm {
    private static final String HOME = "/subscription/";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final Actor ACTOR = Actor.system("subscription page");

    private final Store store;
    private final Commands commands;
    private final LinkKey key;
    private final SubscriptionPages pages;
    private final TimeSource time;

    SubscriptionForm(
            Store store, Commands commands, LinkKey key, SubscriptionPages pages, TimeSource time) {
        this.store = store;
        this.commands = commands;
        this.key = key;
        this.pages = pages;
        this.time = time;
    }

    /** What is heard, or whether it is wanted at all. */
    ApiAnswer show(String token, String said) {
        return subscriber(token, Purpose.MANAGE, Purpose.CONFIRM)
                .map(each -> page(200, each, said, List.of()))
                .orElseGet(this::unknown);
    }

    /** A button of that page was pressed. */
    ApiAnswer take(String token, ApiRequest request) {
        var found = subscriber(token, Purpose.MANAGE, Purpose.CONFIRM);
        if (found.isEmpty()) {
            return unknown();
        }
        var subscriber = found.get();
        var fields = FormFields.of(new String(request.body(), StandardCharsets.UTF_8));
        try {
            return act(subscriber, fields);
        } catch (IllegalArgumentException e) {
            var problem = Fields.sentence(String.valueOf(e.getMessage()));
            return page(400, subscriber, "", List.of(problem));
        } catch (Rejected e) {
            return page(400, subscriber, "", Fields.sentences(e));
        }
    }

    private ApiAnswer act(Subscriber subscriber, FormFields fields) {
        return switch (fields.first("action")) {
            case "confirm", "resume" -> move(subscriber, State.ACTIVE, "confirmed");
            case "pause" -> move(subscriber, State.PAUSED, "paused");
            case "end" -> move(subscriber, State.ENDED, "");
            case "save" -> {
                var usual = subscriber.preferences();
                var wanted = Fields.preferences(fields, usual.language(), usual.zone());
                yield save(subscriber, wanted);
            }
            case "renew" -> {
                var _ = commands.run(new RenewWebhookSecret(subscriber.id()), ACTOR, "");
                yield FormAnswer.seeOther(self(subscriber) + "?saved");
            }
            case "erase" -> {
                var _ = commands.run(new EraseSubscriber(subscriber.id()), ACTOR, "");
                yield FormAnswer.html(
                        200,
                        pages.said(
                                "All of it is erased",
                                "Nothing is kept of this address any more.",
                                "",
                                ""));
            }
            case String _ -> throw new IllegalArgumentException("this page has no such button");
        };
    }

    /** What cannot be kept is shown again as it was chosen, with what is wrong. */
    private ApiAnswer save(Subscriber subscriber, Preferences wanted) {
        try {
            var _ = commands.run(new ChangePreferences(subscriber.id(), wanted), ACTOR, "");
            return FormAnswer.seeOther(self(subscriber) + "?saved");
        } catch (Rejected e) {
            return page(400, subscriber.with(wanted, time.now()), "", Fields.sentences(e));
        }
    }

    private ApiAnswer move(Subscriber subscriber, State to, String said) {
        var _ = commands.run(new MoveSubscription(subscriber.id(), to), ACTOR, "");
        return FormAnswer.seeOther(self(subscriber) + (said.isEmpty() ? "" : "?" + said));
    }

    /** Asks whether somebody really wants to leave. */
    ApiAnswer askToLeave(String token) {
        return subscriber(token, Purpose.UNSUBSCRIBE, Purpose.MANAGE)
                .map(_ -> FormAnswer.html(200, pages.leave(HOME + token + "/unsubscribe")))
                .orElseGet(this::unknown);
    }

    /** Ends it at once, whoever posts and whatever (RFC 8058 §3.2). */
    ApiAnswer leave(String token, ApiRequest request) {
        var found = subscriber(token, Purpose.UNSUBSCRIBE, Purpose.MANAGE);
        if (found.isEmpty()) {
            return unknown();
        }
        var command = new MoveSubscription(found.get().id(), State.ENDED);
        var _ = commands.run(command, ACTOR, "");
        if (new String(request.body(), StandardCharsets.UTF_8).contains(ONE_CLICK)) {
            return FormAnswer.text(200, "unsubscribed");
        }
        return FormAnswer.html(
                200,
                pages.said(
                        "You are unsubscribed",
                        "We write nothing more to this address. What is on its way just now may"
                                + " still arrive.",
                        self(found.get()),
                        "I did not mean that"));
    }

    private Optional<Subscriber> subscriber(String token, Purpose one, Purpose other) {
        return key.subject(one, token, time.now())
                .or(() -> key.subject(other, token, time.now()))
                .map(SubscriberId::new)
                .flatMap(id -> store.read(transaction -> transaction.subscribers().find(id)));
    }

    private ApiAnswer page(int status, Subscriber subscriber, String said, List<String> problems) {
        var isProgram = !subscriber.address().isMail();
        var secret =
                isProgram ? key.webhookSecret(subscriber.id(), subscriber.secretVersion()) : "";
        var links = new Links(self(subscriber), secret);
        return FormAnswer.html(
                status, pages.preferences(subscriber, links, sentence(said), problems));
    }

    private static String sentence(String said) {
        return switch (said) {
            case "confirmed" -> "You will hear from us.";
            case "saved" -> "Saved.";
            case String _ -> "";
        };
    }

    private String self(Subscriber subscriber) {
        return HOME + key.sign(Purpose.MANAGE, subscriber.id().value(), null);
    }

    private ApiAnswer unknown() {
        return FormAnswer.html(
                404,
                pages.said(
                        "This link leads nowhere any more",
                        "It may be too old, or cut short on its way, or what it was about has been"
                                + " erased.",
                        "/subscribe",
                        "Subscribe"));
    }
}
