package dev.candor.command;

import dev.candor.model.Impact;
import dev.candor.model.Link;
import dev.candor.model.Planned;
import dev.candor.model.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Changed facts of a notice; null leaves a fact as it is. Changed windows change every figure.
 *
 * @param title another title; the address stays
 * @param impacts other impacts
 * @param planned another plan
 * @param windows other windows, all of them
 * @param links other links, all of them
 * @param draft whether it is kept from the public
 */
public record NoticeEdit(
        @Nullable String title,
        @Nullable List<Impact> impacts,
        @Nullable Planned planned,
        @Nullable List<Window> windows,
        @Nullable List<Link> links,
        @Nullable Boolean draft) {}
