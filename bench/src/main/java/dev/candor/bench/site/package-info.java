/** The large site that publishing and painting are measured with. */
@NullMarked
package dev.candor.bench.site;

import org.jspecify.annotations.NullMarked;
