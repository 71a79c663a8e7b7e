package io.dotmac.sub.devices.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation with a device, as JSON: what was sent, and what came until something was sent
 * again. The first exchange sends nothing: it is the greeting.
 *
 * @param vendor the driver's name
 * @param exchanges in order
 */
public record Transcript(String vendor, List<Exchange> exchanges) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** What was sent, without the Enter key, and what came. */
  public record Exchange(String send, String receive) {}

  public Transcript {
    exchanges = List.copyOf(exchanges);
  }

  /** Reads what {@link #json} writes; throws on anything else. */
  public static Transcript parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      List<Exchange> exchanges = new ArrayList<>();
      for (JsonNode step : root.path("steps")) {
        exchanges.add(new Exchange(
            step.path("send").isTextual() ? step.path("send").asText() : "",
            step.path("receive").asText()));
      }
      if (exchanges.isEmpty()) {
        throw new IllegalArgumentException("a transcript has \"steps\", this one has none");
      }
      return new Transcript(root.path("vendor").asText(), exchanges);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a transcript is JSON, this is not", e);
    }
  }

  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("vendor", vendor);
    ArrayNode steps = root.putArray("steps");
    for (int i = 0; i < exchanges.size(); i++) {
      ObjectNode step = steps.addObject();
      if (i == 0) {
        step.putNull("send");
      } else {
        step.put("send", exchanges.get(i).send());
      }
      step.put("receive", exchanges.get(i).receive());
    }
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }
}
