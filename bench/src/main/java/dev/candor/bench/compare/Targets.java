package dev.candor.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is checked: nginx with a three-byte answer, over plain HTTP and over TLS with an ECDSA P-256
 * certificate, sessions neither cached nor resumed, so that each check is a full handshake.
 *
 * @param plain the port for HTTP, on every loopback address
 * @param secure the port for HTTPS, for {@code localhost}
 * @param authority the certificate that signed the server's
 */
record Targets(int plain, int secure, Path authority) {
    /** Makes keys and certificates; needs {@code openssl}. */
    static Targets prepare(Place place) throws IOException, InterruptedException {
        var folder = Files.createDirectories(place.folder().resolve("target"));
        var curve = "ec_paramgen_curve:P-256";
        place.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                curve,
                "-nodes",
                "-days",
                "7",
                "-subj",
                "/CN=Candor bench authority",
                "-keyout",
                folder + "/ca.key",
                "-out",
                folder + "/ca.pem");
        place.run(
                "openssl",
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                curve,
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                folder + "/server.key",
                "-out",
                folder + "/server.csr");
        Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost\n");
        place.run(
                "openssl",
                "x509",
                "-req",
                "-in",
                folder + "/server.csr",
                "-CA",
                folder + "/ca.pem",
                "-CAkey",
                folder + "/ca.key",
                "-CAcreateserial",
                "-days",
                "7",
                "-extfile",
                folder + "/names",
                "-out",
                folder + "/server.pem");
        place.run(
                System.getProperty("java.home") + "/bin/keytool",
                "-importcert",
                "-noprompt",
                "-alias",
                "bench",
                "-file",
                folder + "/ca.pem",
                "-keystore",
                folder + "/trusted.p12",
                "-storepass",
                "changeit");
        return new Targets(Place.freePort(), Place.freePort(), folder.resolve("ca.pem"));
    }

    /** Options that let a JVM trust the certificate. */
    String trustOptions() {
        return "-Djavax.net.ssl.trustStore="
                + authority.resolveSibling("trusted.p12")
                + " -Djavax.net.ssl.trustStorePassword=changeit";
    }

    /** The server, on the load's CPU. */
    Server serve(Place place) throws IOException, InterruptedException {
        var folder = authority.getParent();
        var configuration =
                """
                daemon off;
                pid nginx.pid;
                error_log error.log warn;
                worker_processes 1;
                worker_rlimit_nofile 65536;
                events { worker_connections 16384; multi_accept on; }
                http {
                  access_log off;
                  server_tokens off;
                  keepalive_timeout 300;
                  ssl_session_cache off;
                  ssl_session_tickets off;
                  ssl_protocols TLSv1.2 TLSv1.3;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen %d backlog=16384;
                    location / { default_type text/plain; return 200 "ok\\n"; }
                  }
                  server {
                    listen %d ssl backlog=16384;
                    ssl_certificate %s/server.pem;
                    ssl_certificate_key %s/server.key;
                    location / { default_type text/plain; return 200 "ok\\n"; }
                  }
                }
                """
                        .formatted(plain, secure, folder, folder);
        return place.nginx("target-nginx", configuration, Place.LOAD, plain);
    }
}
