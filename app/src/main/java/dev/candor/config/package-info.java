/** The configuration file: read, checked, with its defaults, and printable without its secrets. */
@NullMarked
package dev.candor.config;

import org.jspecify.annotations.NullMarked;
