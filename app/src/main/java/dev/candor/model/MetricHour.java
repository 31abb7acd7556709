package dev.candor.model;

import java.time.Instant;

/**
 * What a metric's values in one hour of UTC come to.
 *
 * @param start the first instant of the hour
 * @param count how many values; at least 1
 * @param mean their arithmetic mean
 * @param least the lowest
 * @param greatest the highest
 */
public record MetricHour(Instant start, long count, double mean, double least, double greatest) {}
