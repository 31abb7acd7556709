/** Alerts to operators: what is told of them, to whom, and who is next. */
@NullMarked
package dev.candor.notify.alert;

import org.jspecify.annotations.NullMarked;
