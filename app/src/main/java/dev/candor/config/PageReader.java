package dev.candor.config;

import dev.candor.model.NoticeFacts;
import dev.candor.model.Page;
import dev.candor.model.PageId;

import java.net.URI;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the map {@code page}. */
final class PageReader {
    static final String LANGUAGE = "en";
    static final ZoneId ZONE = ZoneId.of("UTC");

    private static final int LONGEST_NAME = 255;

    private PageReader() {}

    static Optional<Page> read(Section section) {
        var name =
                section.required(
                                "name",
                                "write the name that customers know, such as 'name: FoxyCart'")
                        .flatMap(value -> value.text(LONGEST_NAME));
        var url =
                section.required(
                                "url",
                                "write where the public will reach the page, such as"
                                        + " 'url: https://status.example.com'")
                        .flatMap(PageReader::url);
        var zone = section.value("zone").flatMap(PageReader::zone).orElse(ZONE);
        var language = section.value("language").flatMap(PageReader::language).orElse(LANGUAGE);
        var zones = section.value("zones").map(PageReader::zones).orElse(List.of());
        if (name.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Page(PageId.MAIN, name.get(), url.get(), zone, language, zones));
    }

    private static Optional<URI> url(Value value) {
        return value.text()
                .flatMap(text -> {
                    var reading = WebAddress.read(text.replaceFirst("/+$", ""));
                    var address = reading.address();
                    if (address == null) {
                        value.fail(reading.refusal(), reading.todo());
                    } else if (address.getRawQuery() != null || address.getRawFragment() != null) {
                        value.fail("a page's address has no '?' and no '#'", "");
                        return Optional.empty();
                    }
                    return Optional.ofNullable(address);
                });
    }

    /** Further zones in which times are shown. */
    private static List<ZoneId> zones(Value value) {
        var zones = value.items().stream().flatMap(each -> zone(each).stream()).distinct().toList();
        if (zones.size() > NoticeFacts.MOST_ZONES) {
            value.fail(
                    zones.size() + " zones are too many", "name at most " + NoticeFacts.MOST_ZONES);
            return List.of();
        }
        return zones;
    }

    private static Optional<ZoneId> zone(Value value) {
        return value.text()
                .flatMap(text -> {
                    var zone = Zones.find(text);
                    if (zone.isEmpty()) {
                        value.fail("there is no time zone '" + text + "'", Zones.hint(text));
                    }
                    return zone;
                });
    }

    private static Optional<String> language(Value value) {
        return value.text()
                .flatMap(text -> {
                    try {
                        var tag = new Locale.Builder().setLanguageTag(text).build();
                        return Optional.of(tag.toLanguageTag());
                    } catch (IllformedLocaleException _) {
                        value.fail(
                                "'" + text + "' is not a language tag (BCP 47)",
                                "write 'en' or 'de-AT', for example");
                        return Optional.empty();
                    }
                });
    }
}
