/** How the program itself is doing: gathered from its parts, as text for collectors and as JSON. */
@NullMarked
package dev.candor.app.figures;

import org.jspecify.annotations.NullMarked;
