package dev.candor.publish;

import dev.candor.model.Subscriber;

import java.util.List;
import java.util.Optional;

/** The forms by which people ask to be told, as HTML. Each answer is UTF-8. Thread-safe. */
public interface SubscriptionPages {
    /** Whether there is a picture of the page yet; before, nothing can be shown. */
    boolean isReady();

    /**
     * The form to subscribe.
     *
     * @param asked what has been filled in; what is not known on the page is left out
     * @param problems what is wrong with it, each a sentence
     */
    byte[] subscribe(Asked asked, List<String> problems);

    /**
     * What somebody hears, to be confirmed or changed.
     *
     * @param links where the forms go
     * @param said what has just been done, or empty
     * @param problems what is wrong with what was sent, each a sentence
     */
    byte[] preferences(Subscriber subscriber, Links links, String said, List<String> problems);

    /**
     * Asks once more before somebody leaves.
     *
     * @param action where the button leads
     */
    byte[] leave(String action);

    /**
     * A page that says something and leads on.
     *
     * @param href where to, or empty for nowhere
     */
    byte[] said(String title, String sentence, String href, String label);

    /**
     * What a form to subscribe was filled in with.
     *
     * @param address as it was written
     * @param components ids
     * @param notice id, or empty
     * @param hears the wire name of the kinds
     */
    record Asked(String address, List<String> components, Optional<String> notice, String hears) {
        public Asked {
            components = List.copyOf(components);
        }
    }

    /**
     * Where the forms of one subscriber go, and what only that subscriber sees.
     *
     * @param self the page itself
     * @param secret the secret of its program; empty for people
     */
    record Links(String self, String secret) {}
}
