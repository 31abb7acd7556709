/** The page on which operators see who was told what. */
@NullMarked
package dev.candor.web.deliveries;

import org.jspecify.annotations.NullMarked;
