/** Words: states, levels, times and durations as people read them; Markdown made safe. Pure. */
@NullMarked
package dev.candor.text;

import org.jspecify.annotations.NullMarked;
