/** Benchmarks of what runs often: {@code ./bench/run}. Never shipped. */
@NullMarked
package dev.candor.bench;

import org.jspecify.annotations.NullMarked;
