package dev.candor.bench.compare;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** Prometheus' blackbox_exporter: it makes one check for each request to {@code /probe}. */
final class Blackbox {
    private Blackbox() {}

    /** The exporter on the measured CPU, trusting the targets' certificate. */
    static Server start(Place place, Targets targets, int port)
            throws IOException, InterruptedException {
        var file = place.folder().resolve("blackbox.yml");
        Files.writeString(
                file,
                """
                modules:
                  plain:
                    prober: http
                    timeout: 10s
                    http: {preferred_ip_protocol: ip4}
                  secure:
                    prober: http
                    timeout: 10s
                    http:
                      preferred_ip_protocol: ip4
                      fail_if_not_ssl: true
                      tls_config: {ca_file: %s}
                """
                        .formatted(targets.authority()));
        return Server.start(
                        place.folder(),
                        "blackbox",
                        Place.MEASURED,
                        Map.of(),
                        "prometheus-blackbox-exporter",
                        "--config.file=" + file,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .awaitPort(port);
    }

    /** The address that makes one check. */
    static String probe(int port, String module, String target) {
        return "http://127.0.0.1:%d/probe?module=%s&target=%s"
                .formatted(port, module, URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
}
