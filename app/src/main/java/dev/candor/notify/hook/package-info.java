/** The channel of web addresses: providers as data, signed webhooks, and what answers mean. */
@NullMarked
package dev.candor.notify.hook;

import org.jspecify.annotations.NullMarked;
