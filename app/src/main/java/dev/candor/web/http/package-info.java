/** What RFC 9110 says of requests and answers, as pure functions and prepared headers. */
@NullMarked
package dev.candor.web.http;

import org.jspecify.annotations.NullMarked;
