/** Words as data: templates with variables and simple conditions, and what they become. */
@NullMarked
package dev.candor.notify.template;

import org.jspecify.annotations.NullMarked;
