package dev.candor.config;

import dev.candor.model.Page;
import dev.candor.model.Retention;
import dev.candor.model.TellingRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a configuration file: YAML 1.2, every key known, everything checked against everything
 * else. It reports all problems at once, each with file, line, column and path.
 */
public final class ConfigurationFile {
    /** The longest file that is read, in bytes. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private static final int MOST_RANGES = 1000;
    private static final int MOST_PER_HOST = 10_000;
    private static final BigDecimal LOWEST_RATE = new BigDecimal("0.001");
    private static final BigDecimal HIGHEST_RATE = new BigDecimal(100_000);
    private static final YamlNode.Place TOP = new YamlNode.Place(1, 1);

    private ConfigurationFile() {}

    /**
     * Reads the file's content.
     *
     * @param fileName how problems call the file
     * @param content all of its bytes, UTF-8
     * @param secrets where values outside the file come from
     */
    public static Parsed parse(String fileName, byte[] content, SecretSource secrets) {
        return parse(fileName, content, secrets, RetiredKey.ALL);
    }

    static Parsed parse(
            String fileName, byte[] content, SecretSource secrets, List<RetiredKey> retired) {
        var problems = new Problems(fileName);
        var configuration = Optional.<Configuration>empty();
        try {
            var root = YamlReader.read(text(content));
            configuration = configuration(new Reading(problems, secrets, retired), root);
        } catch (YamlRefused e) {
            problems.add(e.place(), "", String.valueOf(e.getMessage()), e.todo());
        }
        return configuration.isPresent() && problems.isEmpty()
                ? new Parsed.Valid(configuration.get())
                : new Parsed.Invalid(problems.all());
    }

    private static String text(byte[] content) throws YamlRefused {
        if (content.length > LONGEST) {
            throw new YamlRefused(TOP, "the file is longer than " + LONGEST + " bytes", "");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException _) {
            throw new YamlRefused(TOP, "the file is not UTF-8 text", "save it as UTF-8");
        }
    }

    private static Optional<Configuration> configuration(Reading reading, @Nullable YamlNode root) {
        if (root == null) {
            reading.problems()
                    .add(TOP, "", "the file is empty", "begin with 'page: {name: ..., url: ...}'");
            return Optional.empty();
        }
        return new Value(reading, "", root)
                .section(Key.Part.FILE)
                .flatMap(file -> configuration(file, reading));
    }

    private static Optional<Configuration> configuration(Section file, Reading reading) {
        var page = page(file);
        var components = ComponentsReader.read(file);
        var ids = components.stream().map(ComponentDefinition::id).collect(Collectors.toSet());
        var checks = ChecksReader.read(file, ids);
        var targets = UptimeTargetsReader.read(file, ids);
        var allowed = ranges(file, "allow-addresses");
        var proxies = ranges(file, "trusted-proxies");
        var limits =
                file.value("limits")
                        .flatMap(value -> value.section(Key.Part.LIMITS))
                        .map(ConfigurationFile::limits)
                        .orElse(Limits.DEFAULT);
        var retention =
                file.value("history")
                        .flatMap(value -> value.section(Key.Part.HISTORY))
                        .map(HistoryReader::read)
                        .orElse(Retention.DEFAULT);
        var series = SeriesReader.read(file, ids, checks);
        var mail =
                file.value("mail")
                        .flatMap(value -> value.section(Key.Part.MAIL))
                        .flatMap(MailReader::read)
                        .orElse(null);
        var channels = ChannelsReader.read(file, reading);
        var telling =
                file.value("telling")
                        .flatMap(value -> value.section(Key.Part.TELLING))
                        .map(TellingReader::read)
                        .orElse(TellingRules.DEFAULT);
        var audiences = AudiencesReader.read(file);
        var alerts = AlertsReader.read(file, ids, checks, channels, audiences);
        var heartbeat =
                file.value("heartbeat")
                        .flatMap(value -> value.section(Key.Part.HEARTBEAT))
                        .flatMap(HeartbeatReader::read)
                        .orElse(null);
        return page.map(it ->
                Configuration.of(
                                it,
                                components,
                                checks,
                                targets,
                                allowed,
                                proxies,
                                limits,
                                retention)
                        .withSeries(series)
                        .withMail(mail)
                        .withChannels(channels)
                        .withAudiences(audiences)
                        .withAlerts(alerts)
                        .withTelling(telling)
                        .withHeartbeat(heartbeat));
    }

    private static Optional<Page> page(Section file) {
        return file.required("page", "write 'page: {name: ..., url: ...}'")
                .flatMap(value -> value.section(Key.Part.PAGE))
                .flatMap(PageReader::read);
    }

    private static List<AddressRange> ranges(Section file, String key) {
        var ranges = new ArrayList<AddressRange>();
        var items = file.items(key);
        if (items.size() > MOST_RANGES) {
            file.fail("'" + key + "' has more than " + MOST_RANGES + " ranges", "");
            return ranges;
        }
        for (var item : items) {
            item.text().ifPresent(text -> range(item, text).ifPresent(ranges::add));
        }
        return ranges;
    }

    private static Optional<AddressRange> range(Value item, String text) {
        var range = AddressRange.parse(text);
        if (range.isEmpty()) {
            item.fail(
                    "'" + text + "' is not a range of addresses",
                    "write its first address and the length of its prefix, such as 10.0.0.0/8");
        }
        return range;
    }

    private static Limits limits(Section section) {
        var perHost =
                section.value("per-host")
                        .flatMap(value -> value.number(1, MOST_PER_HOST))
                        .orElse(Limits.DEFAULT.perHost());
        var rate =
                section.value("rate-per-host").flatMap(it -> it.decimal(LOWEST_RATE, HIGHEST_RATE));
        var messages =
                section.value("messages")
                        .flatMap(it -> it.number(1, Limits.MOST_MESSAGES))
                        .orElse(0);
        return new Limits(perHost, rate.map(BigDecimal::doubleValue).orElse(null), messages);
    }
}
