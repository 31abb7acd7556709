package dev.candor.cli;

import dev.candor.cli.ProbeAction.Probed;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Locale;

/** One observation as JSON; durations are milliseconds with a fraction. */
final class CheckJson {
    private CheckJson() {}

    static JsonNode of(String target, Probed probed) {
        var result = probed.result();
        var phases = result.phases();
        var answer =
                Json.object()
                        .put("target", target)
                        .put("at", result.at().toString())
                        .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                        .put("detail", result.detail());
        if (result.status() == 0) {
            answer.putNull("status");
        } else {
            answer.put("status", result.status());
        }
        answer.putObject("milliseconds")
                .put("dns", millis(phases.dns()))
                .put("connect", millis(phases.connect()))
                .put("tls", millis(phases.tls()))
                .put("first_byte", millis(phases.firstByte()))
                .put("transfer", millis(phases.transfer()))
                .put("total", millis(phases.total()));
        answer.put("address", probed.address().isEmpty() ? null : probed.address());
        var end = probed.certificateEnd();
        answer.put("certificate_ends", end == null ? null : end.toString());
        return answer;
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
