/** The command line: one class per command. Only here are environment, streams and exit codes. */
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
