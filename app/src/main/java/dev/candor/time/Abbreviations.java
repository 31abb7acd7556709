package dev.candor.time;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The letters that the IANA time zone database itself has for offsets. The JDK names a zone by what
 * it is called today, whatever its offset was then, and makes names up where people use none: so a
 * name of the JDK's is believed only when it stands here, with that offset. Cuba's {@code CST} and
 * {@code CDT} are left out: everybody else reads another offset from them.
 */
final class Abbreviations {
    private static final Set<String> STANDARD =
            words(
                    """
                    ACST+09:30 AEST+10:00 AKST-09:00 AST-04:00 AWST+08:00 CAT+02:00 CET+01:00
                    CST-06:00 CST+08:00 ChST+10:00 EAT+03:00 EET+02:00 EST-05:00 GMT+00:00
                    HKT+08:00 HST-10:00 IST+02:00 IST+05:30 JST+09:00 KST+08:30 KST+09:00
                    MSK+03:00 MSK+04:00 MST-07:00 NST-03:30 NZST+12:00 PKT+05:00 PST-08:00
                    PST+08:00 SAST+02:00 SST-11:00 UTC+00:00 WAT+01:00 WET+00:00 WIB+07:00
                    WIT+09:00 WITA+08:00
                    """);
    private static final Set<String> SUMMER =
            words(
                    """
                    ACDT+10:30 ADT-03:00 AEDT+11:00 AKDT-08:00 AWDT+09:00 BST+01:00 CDT-05:00
                    CEST+02:00 EDT-04:00 EEST+03:00 HDT-09:00 IDT+03:00 IST+01:00 MDT-06:00
                    NDT-02:30 NZDT+13:00 PDT-07:00 PKST+06:00 WEST+01:00
                    """);
    private static final Map<String, String> OTHERWISE_SPELT = Map.of("HAST", "HST", "HADT", "HDT");

    private Abbreviations() {}

    /** As the IANA database spells what the JDK spells otherwise. */
    static String spelt(String name) {
        return OTHERWISE_SPELT.getOrDefault(name, name);
    }

    /** Whether that name stands for that offset, in summer time or out of it. */
    static boolean isReal(String name, ZoneOffset offset, boolean summer) {
        return (summer ? SUMMER : STANDARD).contains(name + Zones.text(offset));
    }

    private static Set<String> words(String text) {
        return text.lines()
                .flatMap(line -> java.util.Arrays.stream(line.strip().split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
