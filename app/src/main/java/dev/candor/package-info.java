/** Where the process begins. */
@NullMarked
package dev.candor;

import org.jspecify.annotations.NullMarked;
