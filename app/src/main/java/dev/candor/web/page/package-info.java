/** Bytes of the public page, straight from memory. */
@NullMarked
package dev.candor.web.page;

import org.jspecify.annotations.NullMarked;
