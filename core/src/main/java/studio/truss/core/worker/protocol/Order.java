package studio.truss.core.worker.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/// The body of a RUN frame.
public record Order(String name, JsonNode request) {}
