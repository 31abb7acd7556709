/** What one picture hands on to the next, so that only what has changed is made again. */
@NullMarked
package dev.candor.publish.carry;

import org.jspecify.annotations.NullMarked;
