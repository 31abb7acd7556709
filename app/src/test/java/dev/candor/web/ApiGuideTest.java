package dev.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs the commands of {@code docs/api.md} against a server, as a reader would. */
class ApiGuideTest {
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\n(.*?)^```");

    @Test
    void theGuidesCommandsWork(@TempDir Path folder) throws Exception {
        try (var server = new ApiServer(folder)) {
            var script = new StringBuilder("set -eu\n");
            var blocks = SHELL.matcher(guide());
            while (blocks.find()) {
                script.append(blocks.group(1).replaceFirst("(?m)^TOKEN=.*$", ""))
                        .append("\necho; echo done\n");
            }
            var commands =
                    script.toString()
                            .replaceFirst("(?m)^CANDOR=.*$", "CANDOR=" + server.base())
                            .replaceFirst("set -eu\n", "set -eu\nTOKEN=" + server.operator + "\n");
            var process =
                    new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            assertThat(output.split("\ndone\n", -1)).hasSizeGreaterThanOrEqualTo(7);
            assertThat(output).contains("Database upgrade, called off", "\"state\":\"cancelled\"");
        }
    }

    private static String guide() throws IOException {
        var inModule = Path.of("..", "docs", "api.md");
        return Files.readString(Files.exists(inModule) ? inModule : Path.of("docs", "api.md"));
    }
}
