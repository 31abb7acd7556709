package dev.candor.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
public final class Version implements IVersionProvider {
    private static final String PROPERTIES = "/META-INF/maven/dev.candor/candor/pom.properties";

    /** The release, such as {@code 0.1.0}; {@code development} when it runs unpacked. */
    public static String number() {
        try (var stream = Version.class.getResourceAsStream(PROPERTIES)) {
            var properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version in the program's own jar", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "candor "
                    + number()
                    + " (Java "
                    + Runtime.version()
                    + ", "
                    + System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.arch")
                    + ")"
        };
    }
}
