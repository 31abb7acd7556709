package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.PageId;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes these the audiences whose customers a database is asked for. One that is not among them any
 * more keeps its customers, and they can be brought in from outside again. Answers whether anything
 * is different from before.
 *
 * @param page which page; it must be there
 * @param audiences all of them
 */
public record DeclareAudiences(PageId page, List<Audience> audiences) implements Command<Boolean> {
    public DeclareAudiences {
        audiences = List.copyOf(audiences);
    }

    @Override
    public Boolean run(Work work) {
        var port = work.store().audienceSources();
        var before =
                port.all(page).stream().map(AudienceSource::audience).collect(Collectors.toSet());
        if (before.equals(Set.copyOf(audiences))) {
            return false;
        }
        port.declare(page, audiences);
        new SettleAlerts(work).run(); // of one that is gone nobody is alerted any more
        return true;
    }
}
