package dev.candor.notify.mail;

import dev.candor.model.MailSettings;
import dev.candor.notify.smtp.Patience;
import dev.candor.time.TimeSource;

import java.util.function.Consumer;

/** Finds out why e-mail does not arrive, and says what to do. Blocks, for a bounded time. */
public final class MailDoctor {
    private final MailSettings settings;
    private final Dns dns;
    private final Patience patience;
    private final TimeSource time;

    /** For those settings. */
    public MailDoctor(MailSettings settings, Dns dns, Patience patience, TimeSource time) {
        this.settings = settings;
        this.dns = dns;
        this.patience = patience;
        this.time = time;
    }

    /** Looks at everything, and tells each finding as soon as there is one. */
    public void examine(Consumer<Finding> out) {
        new ExamineRelays(settings, patience, time).run(out);
        new ExamineDns(settings, dns).run(out);
    }
}
