package dev.candor.app;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.DeclareAlerts;
import dev.candor.command.DeclareAudiences;
import dev.candor.command.DeclareSeries;
import dev.candor.command.DeclareTelling;
import dev.candor.config.AddressRange;
import dev.candor.config.ComponentDefinition;
import dev.candor.config.Configuration;
import dev.candor.config.ConfigurationFile;
import dev.candor.config.Limits;
import dev.candor.config.LocalSecrets;
import dev.candor.config.Parsed;
import dev.candor.model.Audience;
import dev.candor.model.AudienceSettings;
import dev.candor.model.AudienceSettings.Query;
import dev.candor.model.Check;
import dev.candor.model.CheckId;
import dev.candor.model.ComponentId;
import dev.candor.model.Page;
import dev.candor.model.PageId;
import dev.candor.model.Problem;
import dev.candor.model.Requirement;
import dev.candor.model.Retention;
import dev.candor.model.Target;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where the configuration comes from: a file, or, without one, the program's watch on itself. */
final class Setup {
    private Setup() {}

    /** Reads and checks a file; one that cannot be read is a problem like any other. */
    static Parsed read(Path file, Environment environment) {
        try {
            if (Files.size(file) > ConfigurationFile.LONGEST) {
                return invalid(file, "the file is larger than 1 MiB", "is it the right file?");
            }
            var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            var secrets = new LocalSecrets(environment::value, folder);
            var parsed =
                    ConfigurationFile.parse(file.toString(), Files.readAllBytes(file), secrets);
            if (parsed instanceof Parsed.Valid(var configuration)) {
                var problems = MailWords.problems(configuration, file);
                return problems.isEmpty() ? parsed : new Parsed.Invalid(problems);
            }
            return parsed;
        } catch (NoSuchFileException _) {
            return invalid(file, "there is no such file", "check the path given with --config");
        } catch (IOException e) {
            return invalid(
                    file, "cannot be read (" + e.getMessage() + ")", "check its permissions");
        }
    }

    /** The command that makes the store follow it. */
    static ApplyConfiguration command(Configuration configuration) {
        var components =
                configuration.components().stream()
                        .map(each ->
                                new ConfiguredComponent(
                                        each.id(),
                                        each.name(),
                                        each.parent(),
                                        each.requirement(),
                                        each.was(),
                                        each.since()))
                        .toList();
        return new ApplyConfiguration(
                configuration.page(),
                components,
                configuration.checks(),
                configuration.targets(),
                declarations(configuration),
                configuration.hash());
    }

    private static List<Command<Boolean>> declarations(Configuration configuration) {
        var page = configuration.page().id();
        return List.of(
                new DeclareSeries(page, configuration.series()),
                new DeclareAlerts(configuration.alerts()),
                new DeclareTelling(page, configuration.telling()),
                new DeclareAudiences(
                        page,
                        configuration.audiences().stream()
                                .filter(each -> each.query() != null)
                                .map(AudienceSettings::audience)
                                .toList(),
                        names(configuration.audiences())));
    }

    private static Map<Audience, String> names(List<AudienceSettings> audiences) {
        return audiences.stream()
                .filter(each -> !each.name().equals(each.audience().value()))
                .collect(Collectors.toMap(AudienceSettings::audience, AudienceSettings::name));
    }

    /**
     * The audiences of a configuration, with the paths of databases as they are from its folder.
     *
     * @param file the configuration file, or null without one
     */
    static List<AudienceSettings> audiences(Configuration configuration, @Nullable Path file) {
        return configuration.audiences().stream().map(each -> located(each, file)).toList();
    }

    private static AudienceSettings located(AudienceSettings audience, @Nullable Path file) {
        var query = audience.query();
        if (query == null || file == null || !query.database().startsWith(Query.SQLITE)) {
            return audience;
        }
        var path = query.database().substring(Query.SQLITE.length());
        var resolved = file.toAbsolutePath().resolveSibling(path).normalize();
        return new AudienceSettings(
                audience.audience(), audience.name(), query.at(Query.SQLITE + resolved));
    }

    private static Parsed invalid(Path file, String what, String todo) {
        return new Parsed.Invalid(List.of(new Problem(file.toString(), what, todo)));
    }

    /**
     * One component, this server, watched through its own address. Its certificate is for another
     * name than the address has.
     */
    static Configuration ofItself(URI address, ZoneId zone) {
        var component = new ComponentId("candor");
        var check =
                new Check(
                        new CheckId("candor"),
                        component,
                        new Target.Http(
                                address.resolve("/healthz"), "GET", List.of(), null, 0, false),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        3,
                        1,
                        Check.IncidentRule.PUBLISH,
                        List.of());
        return Configuration.of(
                new Page(PageId.MAIN, "Candor", address, zone, "en"),
                List.of(
                        new ComponentDefinition(
                                component, "This server", null, Requirement.None.CHILDREN, null)),
                List.of(check),
                List.of(),
                List.<AddressRange>of(),
                List.<AddressRange>of(),
                Limits.DEFAULT,
                Retention.DEFAULT);
    }
}
