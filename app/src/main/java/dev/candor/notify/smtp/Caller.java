package dev.candor.notify.smtp;

import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

/**
 * Who calls.
 *
 * @param hello what the program calls itself
 * @param tls whose certificates it believes
 * @param watch is told of each connection as soon as there is one
 */
record Caller(String hello, SSLContext tls, Consumer<SmtpConnection> watch) {}
