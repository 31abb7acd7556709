package dev.candor.app;

import tools.jackson.databind.JsonNode;

/**
 * What a data folder is asked to do.
 *
 * @param command such as {@code notice.post}
 * @param arguments an object; for notices the same as the body in API v1
 */
public record ControlRequest(String command, JsonNode arguments) {}
