/** The web server: connections, limits, and which part answers which address. */
@NullMarked
package dev.candor.web;

import org.jspecify.annotations.NullMarked;
