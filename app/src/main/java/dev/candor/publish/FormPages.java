package dev.candor.publish;

import dev.candor.model.Subscriber;
import dev.candor.publish.view.Choices;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the forms from the picture that is published just now. Thread-safe.
 *
 * @param current what is published; empty before the first time
 * @param templates what renders them
 */
record FormPages(Supplier<Optional<Snapshot>> current, Templates templates)
        implements SubscriptionPages {
    @Override
    public boolean isReady() {
        return current.get().isPresent();
    }

    @Override
    public byte[] subscribe(Asked asked, List<String> problems) {
        var now = now();
        var notices = asked.notice().stream().toList();
        var components =
                asked.components().isEmpty()
                        ? Choices.named(now.model(), notices)
                        : asked.components();
        var choices = Choices.of(now.model(), components, notices);
        return templates.subscribe(now.shell(), choices, asked, problems);
    }

    @Override
    public byte[] preferences(
            Subscriber subscriber, Links links, String said, List<String> problems) {
        var now = now();
        var wanted = subscriber.preferences();
        var choices =
                Choices.of(
                        now.model(),
                        wanted.components().stream().map(Object::toString).toList(),
                        wanted.notices().stream().map(Object::toString).toList());
        return templates.preferences(now.shell(), choices, subscriber, links, said, problems);
    }

    @Override
    public byte[] leave(String action) {
        return templates.leave(now().shell(), action);
    }

    @Override
    public byte[] said(String title, String sentence, String href, String label) {
        return templates.said(now().shell(), title, sentence, href, label);
    }

    private Snapshot now() {
        return current.get()
                .orElseThrow(() -> new IllegalStateException("nothing is published yet"));
    }
}
