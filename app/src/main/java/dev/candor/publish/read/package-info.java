/** The publisher's picture of one page for one audience, kept up by following the journal. */
@NullMarked
package dev.candor.publish.read;

import org.jspecify.annotations.NullMarked;
