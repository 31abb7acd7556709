package dev.candor.cli;

import picocli.CommandLine.Option;

/** The option of every command whose output is data. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON.")
    boolean wanted;
}
