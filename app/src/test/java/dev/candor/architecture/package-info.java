/** The walls between packages, and proof that each of them holds. */
@NullMarked
package dev.candor.architecture;

import org.jspecify.annotations.NullMarked;
