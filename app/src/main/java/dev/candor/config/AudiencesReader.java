package dev.candor.config;

import static dev.candor.model.AudienceSettings.Query.POSTGRESQL;
import static dev.candor.model.AudienceSettings.Query.SQLITE;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.AudienceSettings.Query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code audiences}. */
final class AudiencesReader {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_QUERY = 16 * 1024;
    private static final String FORM =
            "write jdbc:postgresql://HOST:PORT/DATABASE?user=NAME or jdbc:sqlite:PATH";

    private final Set<Audience> taken = new HashSet<>();

    private AudiencesReader() {}

    static List<AudienceSettings> read(Section file) {
        var sections = file.sections("audiences", Key.Part.AUDIENCE);
        if (sections.size() > AudienceSettings.MOST) {
            file.fail("there are more than " + AudienceSettings.MOST + " audiences", "");
            return List.of();
        }
        var reader = new AudiencesReader();
        var audiences = new ArrayList<AudienceSettings>();
        sections.forEach(each -> reader.audience(each).ifPresent(audiences::add));
        return audiences;
    }

    private Optional<AudienceSettings> audience(Section section) {
        var id = section.required("id", "such as 'id: shops'").flatMap(this::id);
        var name = section.value("name").flatMap(it -> it.text(AudienceSettings.LONGEST_NAME));
        var database = section.value("database");
        if (database.isEmpty()) {
            for (var key : List.of("password", "query", "every")) {
                section.value(key)
                        .ifPresent(it ->
                                it.fail("'" + key + "' belongs to a 'database'", "name that too"));
            }
            return id.map(it -> settings(it, name, null));
        }
        var query = database.flatMap(AudiencesReader::database).flatMap(it -> query(section, it));
        var isWhole = section.required("query", "write a SELECT").isPresent();
        return isWhole && query.isPresent()
                ? id.map(it -> settings(it, name, query.get()))
                : Optional.empty();
    }

    private static AudienceSettings settings(
            Audience id, Optional<String> name, @Nullable Query query) {
        return new AudienceSettings(id, name.orElse(id.value()), query);
    }

    private static Optional<Query> query(Section section, String database) {
        var password = section.value("password");
        var secret = password.flatMap(Value::secret);
        var every =
                section.value("every")
                        .flatMap(it -> it.duration(Query.SHORTEST, Query.LONGEST))
                        .orElse(Query.USUAL);
        if (password.isPresent() && database.startsWith(SQLITE)) {
            password.get().fail("a database in a file has no password", "remove it");
        }
        return section.value("query")
                .flatMap(it -> it.text(LONGEST_QUERY))
                .map(it -> new Query(database, secret.orElse(null), it, every));
    }

    private Optional<Audience> id(Value value) {
        var id = value.identifier(Audience::new);
        if (id.isPresent() && id.get().equals(Audience.PUBLIC)) {
            value.fail("the audience 'public' is everybody", "choose another id");
            return Optional.empty();
        }
        if (id.isPresent() && !taken.add(id.get())) {
            value.fail("the audience id '" + id.get() + "' is taken further up", "");
            return Optional.empty();
        }
        return id;
    }

    /** What is wrong is said without the address, which may hold a password. */
    private static Optional<String> database(Value value) {
        var text = value.text(LONGEST_ADDRESS);
        if (text.isEmpty()) {
            return text;
        }
        var address = text.get();
        if (address.startsWith(SQLITE) && address.length() > SQLITE.length()) {
            return text;
        }
        if (!address.startsWith(POSTGRESQL)) {
            value.fail("this is not the address of a database that can be asked", FORM);
            return Optional.empty();
        }
        var rest = address.substring(POSTGRESQL.length());
        var place = rest.split("\\?", 2)[0];
        if (place.contains("@") || rest.toLowerCase(Locale.ROOT).contains("password=")) {
            value.fail(
                    "a password in the address would be read by others",
                    "put it in 'password', and the user in ?user=NAME");
            return Optional.empty();
        }
        var slash = place.indexOf('/');
        if (slash < 1 || slash == place.length() - 1) {
            value.fail("the address names no host or no database", FORM);
            return Optional.empty();
        }
        return text;
    }
}
