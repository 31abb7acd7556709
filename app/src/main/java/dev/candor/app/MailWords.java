package dev.candor.app;

import dev.candor.config.Configuration;
import dev.candor.model.MailSettings;
import dev.candor.model.Problem;
import dev.candor.notify.mail.DkimKey;
import dev.candor.notify.template.Catalogue;
import dev.candor.notify.template.Catalogue.Loaded;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of e-mail's settings lies in other files: words and a key. */
public final class MailWords {
    private MailWords() {}

    /** The words, with the operator's own in the place of ours. */
    static Loaded load(@Nullable String templates, @Nullable Path configuration) {
        return Catalogue.load(templates == null ? null : folder(templates, configuration));
    }

    /** A folder as the configuration file names it: seen from where that file is. */
    private static Path folder(String templates, @Nullable Path configuration) {
        var from = configuration == null ? null : configuration.toAbsolutePath().getParent();
        return from == null ? Path.of(templates) : from.resolve(templates);
    }

    /** What is wrong with words and key that a configuration names. */
    public static List<Problem> problems(Configuration configuration, Path file) {
        var mail = configuration.mail();
        if (mail == null) {
            return List.of();
        }
        var problems = new ArrayList<>(key(mail, file));
        if (mail.templates() != null
                && load(mail.templates(), file) instanceof Loaded.Wrong(var wrong)) {
            problems.addAll(wrong);
        }
        return problems;
    }

    private static List<Problem> key(MailSettings mail, Path file) {
        var dkim = mail.dkim();
        if (dkim == null) {
            return List.of();
        }
        try {
            var _ = DkimKey.parse(dkim.key());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(
                    new Problem(
                            file + " mail.dkim.key",
                            "the key cannot be used: " + e.getMessage(),
                            "make one with 'openssl genpkey -algorithm RSA -pkeyopt"
                                    + " rsa_keygen_bits:2048'"));
        }
    }
}
