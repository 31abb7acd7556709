/** Puts the parts together, starts them in order and stops them in the opposite one. */
@NullMarked
package dev.candor.app;

import org.jspecify.annotations.NullMarked;
