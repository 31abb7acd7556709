package dev.candor.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Methods and fields of the JDK that only some packages may touch.
 *
 * @param what in words
 * @param keepers names of the rows that may
 * @param members {@code class#member}; {@code *} at the end stands for any rest
 */
record Reserved(String what, Set<String> keepers, List<String> members) {
    /** Clocks are handed in as parameters, so that a test can set them. */
    static final Reserved CLOCK =
            new Reserved(
                    "a real clock or the machine's zone",
                    Set.of("app", "time"),
                    List.of(
                            "java.lang.System#currentTimeMillis",
                            "java.lang.System#nanoTime",
                            "java.time.Clock#system*",
                            "java.time.Clock#tick*",
                            "java.time.InstantSource#system",
                            "java.time.Instant#now",
                            "java.time.LocalDate#now",
                            "java.time.LocalDateTime#now",
                            "java.time.LocalTime#now",
                            "java.time.MonthDay#now",
                            "java.time.OffsetDateTime#now",
                            "java.time.OffsetTime#now",
                            "java.time.Year#now",
                            "java.time.YearMonth#now",
                            "java.time.ZoneId#systemDefault",
                            "java.time.ZonedDateTime#now",
                            "java.util.Calendar#getInstance",
                            "java.util.Date#<init>",
                            "java.util.GregorianCalendar#<init>",
                            "java.util.TimeZone#getDefault"));

    /** The rest of the program is told what it needs and answers with values. */
    static final Reserved PROCESS =
            new Reserved(
                    "the environment, standard streams or the end of the process",
                    Set.of("cli", ""),
                    List.of(
                            "java.lang.System#exit",
                            "java.lang.System#getenv",
                            "java.lang.System#console",
                            "java.lang.System#in",
                            "java.lang.System#out",
                            "java.lang.System#err",
                            "java.lang.System#setOut",
                            "java.lang.System#setErr",
                            "java.lang.IO#*",
                            "java.lang.Runtime#exit",
                            "java.lang.Runtime#halt"));

    /** Each access by a class outside the keepers is a violation. */
    ArchCondition<JavaClass> condition() {
        return new ArchCondition<>("leave " + what + " alone") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (Wall.of(item.getPackageName())
                        .filter(w -> keepers.contains(w.name()))
                        .isPresent()) {
                    return;
                }
                for (var access : item.getAccessesFromSelf()) {
                    if (isReserved(access)) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        access,
                                        "only "
                                                + keepers
                                                + " may touch "
                                                + what
                                                + ": "
                                                + access.getDescription()));
                    }
                }
            }
        };
    }

    private boolean isReserved(JavaAccess<?> access) {
        var member = access.getTargetOwner().getFullName() + "#" + access.getTarget().getName();
        return members.stream().anyMatch(reserved -> fits(member, reserved)) && !takesTime(access);
    }

    private static boolean fits(String member, String reserved) {
        return reserved.endsWith("*")
                ? member.startsWith(reserved.substring(0, reserved.length() - 1))
                : member.equals(reserved);
    }

    /**
     * {@code Instant.now(clock)} and {@code new Date(millis)} read no clock: they were given one.
     */
    private static boolean takesTime(JavaAccess<?> access) {
        return access.getTarget().resolveMember().stream()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .flatMap(unit -> unit.getRawParameterTypes().stream())
                .anyMatch(type ->
                        type.isEquivalentTo(Clock.class) || type.isEquivalentTo(long.class));
    }
}
