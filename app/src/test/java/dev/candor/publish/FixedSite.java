package dev.candor.publish;

import java.time.Instant;
import java.util.Optional;

/** A snapshot that stands still, served like a publisher's. */
record FixedSite(Snapshot snapshot, Instant asOf, Instant now) implements PublicSite {
    @Override
    public Optional<Document> find(String path) {
        if (path.equals("/as-of.json")) {
            return Optional.of(
                    new AsOf(
                                    snapshot.shell().version(),
                                    asOf,
                                    snapshot.views().stamp(asOf).text(),
                                    now,
                                    Optional.empty(),
                                    snapshot.front().levelName(),
                                    snapshot.front().sentence())
                            .document());
        }
        return Optional.ofNullable(StaticFiles.load().documents().get(path))
                .or(() -> snapshot.find(path));
    }

    @Override
    public boolean asks(String path) {
        return UptimeDocuments.isPath(path);
    }

    @Override
    public Optional<Answer> answer(Question question) {
        return Optional.of(snapshot.answer(question));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Document notFound() {
        return snapshot.notFound();
    }

    @Override
    public Document starting() {
        return snapshot.notFound();
    }
}
