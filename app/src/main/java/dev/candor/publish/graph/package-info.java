/** Graphs: from values to columns, scales and SVG; pure. */
@NullMarked
package dev.candor.publish.graph;

import org.jspecify.annotations.NullMarked;
