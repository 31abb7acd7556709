package dev.candor.cli;

import dev.candor.app.TemplateShelf;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The option that names a folder with the operator's own words. */
final class TemplatesOption {
    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description = "The folder with your own words, as 'mail: templates:' names it.")
    @Nullable Path folder;

    /**
     * The words, with those of the folder in place of the program's.
     *
     * @throws Failure with all that is wrong with them
     */
    TemplateShelf open() {
        return switch (TemplateShelf.open(folder)) {
            case TemplateShelf.Opened.Fine(var shelf) -> shelf;
            case TemplateShelf.Opened.Wrong(var problems) ->
                    throw new Failure(ExitCodes.CONFIGURATION, problems);
        };
    }
}
