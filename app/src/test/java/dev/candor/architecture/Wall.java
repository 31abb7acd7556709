package dev.candor.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one package may use: other packages of the product by name, and libraries by the prefix of
 * their packages. The JDK's {@code java.*} and {@code javax.*} are open to all, except SQL.
 *
 * @param name below {@code dev.candor}, such as {@code store.sql}; sub-packages without a row of
 *     their own belong to it; empty for {@code dev.candor} itself
 * @param uses names of rows
 * @param libraries prefixes of package names
 */
record Wall(String name, Set<String> uses, Set<String> libraries) {
    static final String ROOT = "dev.candor";

    private static final Set<String> JSON =
            Set.of("tools.jackson", "com.fasterxml.jackson.annotation");
    private static final Set<String> SIGNALS = Set.of("sun.misc");

    /** The table. A package that is not in it, or a use that is not in its row, fails the build. */
    static final List<Wall> ALL =
            List.of(
                    wall("model").build(),
                    wall("time").build(),
                    wall("text", "model", "time").with("org.commonmark", "org.owasp.html").build(),
                    wall("judge", "model", "time").build(),
                    wall("uptime", "model", "time").build(),
                    wall("store", "model", "time").build(),
                    wall("store.sql", "store", "model", "time")
                            .with("java.sql", "javax.sql", "org.sqlite", "com.zaxxer.hikari")
                            .with("org.postgresql")
                            .with(JSON)
                            .build(),
                    wall("command", "model", "time", "store", "judge", "uptime")
                            .with(JSON)
                            .with("org.dmfs.rfc5545")
                            .build(),
                    wall("schedule", "model", "time").build(),
                    wall("probe", "model", "time").with("io.netty", "com.jayway.jsonpath").build(),
                    wall("carrier", "model").build(),
                    wall("watch", "schedule", "probe", "judge", "command", "carrier", "store")
                            .and("model", "time")
                            .build(),
                    wall("agent", "schedule", "probe", "carrier", "model", "time").build(),
                    wall("notify", "model", "time", "text", "store", "command")
                            .with("io.vertx")
                            .with(JSON)
                            .build(),
                    wall("guard", "model", "time", "store", "command").build(),
                    wall("publish", "model", "time", "text", "uptime", "store")
                            .with("gg.jte", "com.rometools", "org.jdom2")
                            .with(JSON)
                            .build(),
                    wall("web", "publish", "command", "store", "text", "model", "time")
                            // Vert.x answers what is wrong with a request in Netty's own types.
                            .with("io.vertx", "io.netty.handler.codec")
                            .with(JSON)
                            .build(),
                    // A JSON path is compiled where it is read, so that a wrong one has a line.
                    wall("config", "model", "time")
                            .with("org.snakeyaml", "com.jayway.jsonpath")
                            .with(JSON)
                            .build(),
                    wall("app", "model", "time", "text", "judge", "uptime", "store", "store.sql")
                            .and("command", "schedule", "probe", "carrier", "watch", "agent")
                            .and("notify", "guard", "publish", "web", "config")
                            .with("io.vertx", "io.netty", "io.prometheus")
                            .with(JSON)
                            .with(SIGNALS)
                            .build(),
                    wall("cli", "app", "config", "store", "model", "command", "time", "text")
                            .and("probe", "web", "publish")
                            .with("picocli")
                            .with(JSON)
                            .with(SIGNALS)
                            .build(),
                    wall("", "cli").build());

    /** The row that a package of the product belongs to; empty when it has none. */
    static Optional<Wall> of(String packageName) {
        return ALL.stream()
                .filter(wall -> wall.holds(packageName))
                .max((one, other) -> Integer.compare(one.name.length(), other.name.length()));
    }

    /** The row of that name. */
    static Wall named(String name) {
        return ALL.stream().filter(wall -> wall.name.equals(name)).findFirst().orElseThrow();
    }

    /** Its full package name. */
    String packageName() {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    /** Whether a class belongs to this row. */
    boolean owns(JavaClass item) {
        return of(item.getPackageName()).filter(this::equals).isPresent();
    }

    /** Whether a class of this row may use a class of that package. */
    boolean admits(String usedPackage) {
        if (isBelow(usedPackage, ROOT)) {
            return of(usedPackage)
                    .filter(used -> used.equals(this) || uses.contains(used.name))
                    .isPresent();
        }
        var sql = isBelow(usedPackage, "java.sql") || isBelow(usedPackage, "javax.sql");
        var open =
                Stream.of("", "java", "javax", "org.jspecify")
                        .anyMatch(prefix -> isBelow(usedPackage, prefix));
        return (open && !sql)
                || libraries.stream().anyMatch(prefix -> isBelow(usedPackage, prefix));
    }

    /** Each use of something that this row does not admit is a violation. */
    ArchCondition<JavaClass> condition() {
        return new ArchCondition<>("stay behind their wall") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (var dependency : item.getDirectDependenciesFromSelf()) {
                    if (!admits(usedPackage(dependency))) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        dependency,
                                        "'%s' must not use '%s': %s"
                                                .formatted(
                                                        name,
                                                        usedPackage(dependency),
                                                        dependency.getDescription())));
                    }
                }
            }
        };
    }

    private static String usedPackage(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private boolean holds(String packageName) {
        return name.isEmpty() ? packageName.equals(ROOT) : isBelow(packageName, packageName());
    }

    /** Whether a package is that one or inside it; a primitive type's package is the empty one. */
    private static boolean isBelow(String packageName, String prefix) {
        return packageName.equals(prefix)
                || (!prefix.isEmpty() && packageName.startsWith(prefix + "."));
    }

    private static Row wall(String name, String... uses) {
        return new Row(name, Set.of(uses), Set.of());
    }

    /** A row being written. */
    private record Row(String name, Set<String> uses, Set<String> libraries) {
        Row and(String... more) {
            return new Row(name, union(uses, Set.of(more)), libraries);
        }

        Row with(String... more) {
            return with(Set.of(more));
        }

        Row with(Set<String> more) {
            return new Row(name, uses, union(libraries, more));
        }

        Wall build() {
            return new Wall(name, uses, libraries);
        }

        private static Set<String> union(Set<String> one, Set<String> other) {
            return Stream.concat(one.stream(), other.stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
