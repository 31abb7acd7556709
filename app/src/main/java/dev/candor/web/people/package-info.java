/** The forms by which people ask to be told, change what they hear, and leave. */
@NullMarked
package dev.candor.web.people;

import org.jspecify.annotations.NullMarked;
