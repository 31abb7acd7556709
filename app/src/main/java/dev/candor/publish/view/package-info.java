/** What each public page shows, as values: pure functions from the read model and an instant. */
@NullMarked
package dev.candor.publish.view;

import org.jspecify.annotations.NullMarked;
