/** The page on which an operator takes an alert. */
@NullMarked
package dev.candor.web.alert;

import org.jspecify.annotations.NullMarked;
