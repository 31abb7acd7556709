package dev.candor.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Pattern;

/**
 * Where the server listens.
 *
 * @param host name or address, without brackets
 * @param port 0 to 65535
 */
record ListenAddress(String host, int port) {
    private static final Pattern SHAPE =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");

    /** Reads {@code HOST:PORT}. */
    static final class Converter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            var matcher = SHAPE.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
                throw new TypeConversionException(
                        "'" + text + "' is not HOST:PORT, such as 127.0.0.1:8080 or [::1]:8080");
            }
            var host = matcher.group(1).replace("[", "").replace("]", "");
            return new ListenAddress(host, Integer.parseInt(matcher.group(2)));
        }
    }
}
