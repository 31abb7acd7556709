/** One class per protocol on Netty; each observes a target and answers with a result. */
@NullMarked
package dev.candor.probe;

import org.jspecify.annotations.NullMarked;
