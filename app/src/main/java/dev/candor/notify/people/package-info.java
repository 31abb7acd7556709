/** Who hears a message: subscribers, and customers of the operator; and the links they are sent. */
@NullMarked
package dev.candor.notify.people;

import org.jspecify.annotations.NullMarked;
