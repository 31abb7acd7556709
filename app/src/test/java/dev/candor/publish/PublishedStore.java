package dev.candor.publish;

import dev.candor.command.ApplyConfiguration;
import dev.candor.command.Command;
import dev.candor.command.Commands;
import dev.candor.command.ConfiguredComponent;
import dev.candor.command.NoticeDraft;
import dev.candor.command.PostNotice;
import dev.candor.command.PostUpdate;
import dev.candor.command.RandomIds;
import dev.candor.command.UpdateDraft;
import dev.candor.fixture.ManualTime;
import dev.candor.model.Actor;
import dev.candor.model.Audience;
import dev.candor.model.ComponentId;
import dev.candor.model.Impact;
import dev.candor.model.Level;
import dev.candor.model.Notice;
import dev.candor.model.NoticeKind;
import dev.candor.model.NoticeState;
import dev.candor.model.PageId;
import dev.candor.model.Requirement;
import dev.candor.store.sql.SqlStore;
import dev.candor.store.sql.StoreSettings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A real store in a folder, with a page of some components, and commands on it. */
final class PublishedStore implements AutoCloseable {
    final ManualTime time = new ManualTime(SampleSite.at("2010-01-21T16:55:02"));
    final BreakableStore store;
    private final Commands commands;

    PublishedStore(Path folder) {
        store = new BreakableStore(SqlStore.open(StoreSettings.of(folder, time)));
        commands = new Commands(store, time, new RandomIds());
    }

    <T> T run(Command<T> command) {
        return commands.run(command, Actor.system("test"), "");
    }

    void configure(String name, String... components) {
        run(
                new ApplyConfiguration(
                        SampleSite.page(name, SampleSite.PACIFIC),
                        Arrays.stream(components)
                                .map(id ->
                                        new ConfiguredComponent(
                                                new ComponentId(id),
                                                id,
                                                null,
                                                Requirement.None.CHILDREN,
                                                null))
                                .toList(),
                        List.of(),
                        name + Arrays.toString(components)));
    }

    Notice post(String title, String component) {
        return post(title, component, Audience.PUBLIC, false);
    }

    Notice post(String title, String component, Audience audience, boolean draft) {
        return run(
                new PostNotice(
                        PageId.MAIN,
                        new NoticeDraft(
                                NoticeKind.INCIDENT,
                                title,
                                null,
                                List.of(
                                        new Impact(
                                                new ComponentId(component),
                                                Level.MAJOR_OUTAGE,
                                                null)),
                                null,
                                List.of(),
                                "We are looking.",
                                List.of(),
                                audience,
                                draft,
                                null)));
    }

    Notice update(Notice notice, @Nullable NoticeState state, String body) {
        return run(
                new PostUpdate(notice.id(), new UpdateDraft(state, body, null, null, null, null)));
    }

    Publisher publisher() {
        return new Publisher(store, time, PublisherSettings.main(false));
    }

    @Override
    public void close() {
        store.close();
    }
}
