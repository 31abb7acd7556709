/**
 * From the journal to bytes: the read model, view models (pure), pages, feeds and the snapshot that
 * the public side is served from.
 */
@NullMarked
package dev.candor.publish;

import org.jspecify.annotations.NullMarked;
