package dev.candor.publish;

/**
 * What a {@link Question} is answered with; depends on the Accept header.
 *
 * @param status 200, 400 when the question cannot be answered, or 404 when nothing is there
 * @param document the body, which says why where it is no answer
 */
public record Answer(int status, Document document) {}
