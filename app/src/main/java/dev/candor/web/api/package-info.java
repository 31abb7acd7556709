/** API v1: JSON in, commands, JSON out; knows nothing of connections. */
@NullMarked
package dev.candor.web.api;

import org.jspecify.annotations.NullMarked;
