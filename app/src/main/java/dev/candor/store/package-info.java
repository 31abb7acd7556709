/** Ports to what is kept, by use; the journal is one of them. */
@NullMarked
package dev.candor.store;

import org.jspecify.annotations.NullMarked;
