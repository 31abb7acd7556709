/**
 * The comparisons side by side, in one run: {@code ./bench/compare}. Real processes on the loopback
 * interface, the measured one on CPU 0, what loads it and what it looks at on CPU 1.
 */
@NullMarked
package dev.candor.bench.compare;

import org.jspecify.annotations.NullMarked;
