package dev.candor.bench.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A page as it was served, packed with gzip. */
final class Page {
    /** What nginx writes by itself, or what differs from answer to answer. */
    private static final Set<String> OWN =
            Set.of(
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "date",
                    "etag",
                    "last-modified",
                    "server",
                    "vary");

    private final byte[] body;
    private final Map<String, List<String>> headers; // by lower-case name

    private Page(byte[] body, Map<String, List<String>> headers) {
        this.body = body;
        this.headers = headers;
    }

    /** How many bytes it takes on the way. */
    int length() {
        return body.length;
    }

    /** Fetches the front page of a server on the loopback interface. */
    static Page of(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Accept-Encoding", "gzip")
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Page(answer.body(), answer.headers().map());
        }
    }

    /**
     * Writes the page into the folder and returns how nginx serves it best: packed beforehand, kept
     * open, with the same headers.
     */
    String twin(Path folder, int port) throws IOException {
        var root = Files.createDirectories(folder.resolve("page-root"));
        Files.write(root.resolve("index.html.gz"), body);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            Files.write(root.resolve("index.html"), unpacked.readAllBytes());
        }
        var added =
                headers.entrySet().stream()
                        .filter(each -> !OWN.contains(each.getKey()))
                        .map(each ->
                                "add_header %s \"%s\";"
                                        .formatted(each.getKey(), each.getValue().getFirst()))
                        .collect(Collectors.joining("\n"));
        return """
        daemon off;
        pid nginx.pid;
        error_log error.log warn;
        worker_processes 1;
        worker_rlimit_nofile 65536;
        events { worker_connections 4096; multi_accept on; }
        http {
          types { text/html html; }
          charset utf-8;
          access_log off;
          server_tokens off;
          sendfile on;
          tcp_nopush on;
          tcp_nodelay on;
          keepalive_timeout 300;
          keepalive_requests 1000000000;
          open_file_cache max=100 inactive=600s;
          open_file_cache_valid 600s;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d backlog=4096;
            root %s;
            gzip_static on;
            gzip_vary on;
            location / {
              index index.html;
              %s
            }
          }
        }
        """
                .formatted(port, root, added);
    }

    /**
     * Holds both sides to the same work.
     *
     * @throws IOException when the other page has other bytes, or lacks a header
     */
    void requireSame(Page other) throws IOException {
        if (!Arrays.equals(body, other.body)) {
            throw new IOException("the two servers do not send the same bytes");
        }
        for (var name : headers.keySet()) {
            if (!other.headers.containsKey(name) && !OWN.contains(name)) {
                throw new IOException("only one of the two servers sends " + name);
            }
        }
    }
}
