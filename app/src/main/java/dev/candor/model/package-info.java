/** Records and sealed types: the vocabulary of the product. No I/O and no clock. */
@NullMarked
package dev.candor.model;

import org.jspecify.annotations.NullMarked;
