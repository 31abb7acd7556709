package dev.candor.judge;

import dev.candor.model.Check;
import dev.candor.model.ComponentId;
import dev.candor.model.Level;
import dev.candor.model.Notice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the checks see of one group (a root component and all below it) and the incident that they
 * may have made of it.
 *
 * @param incident the group's automatic incident: the open one, else the one that was closed less
 *     than {@link IncidentJudge#REOPEN_WITHIN} ago, else null
 * @param findings every component of the group that has checks, in the page's order
 * @param now when this is asked
 */
public record IncidentView(@Nullable Notice incident, List<Finding> findings, Instant now) {
    public IncidentView {
        findings = List.copyOf(findings);
    }

    /**
     * What its own checks make of one component.
     *
     * @param component which
     * @param name its name, as people read it
     * @param level what its verdict comes to
     * @param since since when: the first result that pointed there
     * @param rule what its checks may do to the page; the strongest of them
     * @param inMaintenance whether planned work on it is under way
     */
    public record Finding(
            ComponentId component,
            String name,
            Level level,
            Instant since,
            Check.IncidentRule rule,
            boolean inMaintenance) {}
}
