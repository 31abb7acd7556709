package dev.candor.config;

import java.io.IOException;
import java.util.Optional;

/** Reads {@code {env: NAME}} and {@code {file: PATH}}. What it finds is never part of a message. */
final class Secret {
    private static final String HINT = "write {env: NAME} or {file: PATH}";

    private Secret() {}

    static Optional<String> resolve(Value value, SecretSource source) {
        var section = value.section(Key.Part.SECRET).orElseThrow();
        var variable = section.value("env");
        var file = section.value("file");
        if (variable.isPresent() == file.isPresent()) {
            value.fail("a secret names one place", HINT);
            return Optional.empty();
        }
        return variable.isPresent() ? variable(variable.get(), source) : file(file.get(), source);
    }

    private static Optional<String> variable(Value name, SecretSource source) {
        var variable = name.text();
        if (variable.isEmpty()) {
            return variable;
        }
        var found = source.variable(variable.get());
        if (found.isEmpty()) {
            missing(name, variable.get());
        }
        return found;
    }

    private static void missing(Value name, String variable) {
        name.fail(
                "the environment variable " + variable + " is not set",
                "set it where Candor is started, or use {file: PATH}");
    }

    private static Optional<String> file(Value path, SecretSource source) {
        var name = path.text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(source.file(name.get()));
        } catch (IOException e) {
            path.fail("the secret file " + name.get() + " cannot be read", reason(e));
            return Optional.empty();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
