package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.plan.TextChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document of the server itself: wanted as it is given, or not at all. */
final class DocumentChange {
  private DocumentChange() {}

  /** Puts or removes a document. */
  record Call(String collection, String name, Optional<JsonNode> document) implements Request {
    @Override
    public String shown() {
      return document.isPresent()
          ? "PUT /" + collection + "/" + Nbi.encoded(name) + " " + document.get()
          : "DELETE /" + collection + "/" + Nbi.encoded(name);
    }

    void send(Nbi nbi) {
      if (document.isPresent()) {
        nbi.put(collection, name, document.get());
      } else {
        nbi.delete(collection, name);
      }
    }
  }

  /** The document as it is given. */
  static TextChange<Nbi> of(String operation, String collection, String name, JsonNode wanted) {
    return change(operation, collection, name, Optional.of(wanted));
  }

  /** No such document. */
  static TextChange<Nbi> removal(String operation, String collection, String name) {
    return change(operation, collection, name, Optional.empty());
  }

  private static TextChange<Nbi> change(
      String operation, String collection, String name, Optional<JsonNode> wanted) {
    Optional<String> goal = wanted.map(document -> ordered(document).toString());
    return new TextChange<>(
        operation,
        nbi -> read(nbi, collection, name),
        (nbi, request) -> ((Call) request).send(nbi),
        now -> List.of(step(new Call(collection, name, wanted), now)),
        now -> now.equals(goal));
  }

  /** A fault cannot be put back. */
  private static Step step(Call call, Optional<String> now) {
    return call.collection().equals("faults")
        ? Step.of(call)
        : Step.of(call, new Call(call.collection(), call.name(), now.map(DocumentChange::parsed)));
  }

  /** The document without its name, with its fields in one order. */
  private static Optional<String> read(Nbi nbi, String collection, String name) {
    return nbi.find(collection, Map.of("_id", name), List.of()).stream()
        .findFirst()
        .map(found -> ordered(found).toString());
  }

  private static JsonNode parsed(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON is JSON", e);
    }
  }

  /** The fields by name. */
  static JsonNode ordered(JsonNode document) {
    ObjectNode ordered = new ObjectMapper().createObjectNode();
    document.properties().stream()
        .filter(field -> !field.getKey().equals("_id"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> ordered.set(field.getKey(), field.getValue()));
    return ordered;
  }
}
