/** The shell programs at the repository's root, run against a made-up JDK and Maven. */
@NullMarked
package dev.candor.launcher;

import org.jspecify.annotations.NullMarked;
