/**
 * The public read API of Statuspage v2, from the same facts as the page, for clients that exist
 * already. Pure. Key by key as that API has it: our own richer view is API v1.
 */
@NullMarked
package dev.candor.publish.statuspage;

import org.jspecify.annotations.NullMarked;
