/** The certificate that the server shows: read, checked, and read again when its files change. */
@NullMarked
package dev.candor.web.tls;

import org.jspecify.annotations.NullMarked;
