package dev.candor.command;

import dev.candor.model.Audience;
import dev.candor.model.AudienceSource;
import dev.candor.model.PageId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes these the audiences whose customers a database is asked for, and these the names of
 * audiences. One that is not asked for any more keeps its customers, and they can be brought in
 * from outside again. Answers whether anything is different from before.
 *
 * @param page which page; it must be there
 * @param audiences all for which a database is asked
 * @param names what operators call audiences; those that are not among them are called by their ids
 */
public record DeclareAudiences(PageId page, List<Audience> audiences, Map<Audience, String> names)
        implements Command<Boolean> {
    public DeclareAudiences {
        audiences = List.copyOf(audiences);
        names = Map.copyOf(names);
    }

    /** Without names. */
    public DeclareAudiences(PageId page, List<Audience> audiences) {
        this(page, audiences, Map.of());
    }

    @Override
    public Boolean run(Work work) {
        var port = work.store().audienceSources();
        var before =
                port.all(page).stream().map(AudienceSource::audience).collect(Collectors.toSet());
        var isNamedSo = work.store().audienceNames().all(page).equals(names);
        if (before.equals(Set.copyOf(audiences)) && isNamedSo) {
            return false;
        }
        port.declare(page, audiences);
        work.store().audienceNames().declare(page, names);
        new SettleAlerts(work).run(); // of one that is gone nobody is alerted any more
        return true;
    }
}
