package io.dotmac.sub.devices.simulator.acs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.devices.simulator.acs.SpokenHttp.Request;
import io.dotmac.sub.devices.simulator.acs.SpokenHttp.Response;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The northbound interface of a GenieACS, as recordings of one show it: also a task it does not
 * know ends the connection without a word, and setting a value that is not there is a success.
 */
public final class SimulatedAcs implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, SimulatedCpe> cpes = new LinkedHashMap<>();
  private final Map<String, Map<String, ObjectNode>> documents = new LinkedHashMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final SpokenHttp server;
  private int next = 1;

  private SimulatedAcs() {
    for (String collection : List.of("tasks", "faults", "presets", "files", "provisions")) {
      documents.put(collection, new LinkedHashMap<>());
    }
    server = SpokenHttp.start(this::answer);
  }

  /** A server that manages these. */
  public static SimulatedAcs managing(SimulatedCpe... equipment) {
    SimulatedAcs acs = new SimulatedAcs();
    for (SimulatedCpe each : equipment) {
      acs.cpes.put(each.id(), each);
    }
    return acs;
  }

  /** The same with a file that equipment can fetch. */
  public synchronized SimulatedAcs offering(String file) {
    of("files").put(file, JSON.createObjectNode().put("_id", file));
    return this;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** What it was asked. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** How many documents there are in a collection: tasks that wait, faults, presets. */
  public synchronized int count(String collection) {
    return of(collection).size();
  }

  private Map<String, ObjectNode> of(String collection) {
    return documents.computeIfAbsent(collection, each -> new LinkedHashMap<>());
  }

  private synchronized Optional<Response> answer(Request request) {
    log.add((request.method() + " " + request.path() + " " + request.body()).strip());
    int at = request.path().indexOf('?');
    String query = at < 0 ? "" : request.path().substring(at + 1);
    String[] parts = (at < 0 ? request.path() : request.path().substring(0, at)).split("/");
    String collection = parts.length > 1 ? parts[1] : "";
    String name = parts.length > 2 ? decoded(parts[2]) : "";
    try {
      if (collection.equals("devices") && parts.length == 4 && parts[3].equals("tasks")) {
        return task(name, query, request.body());
      } else if (!collection.equals("devices") && !documents.containsKey(collection)) {
        return Optional.of(new Response(404, "Not Found", "404 Not Found"));
      }
      return Optional.of(
          switch (request.method()) {
            case "GET" -> found(collection, query);
            case "PUT" -> put(collection, name, request.body());
            case "DELETE" -> delete(collection, name);
            default -> new Response(405, "Method Not Allowed", "");
          });
    } catch (JsonProcessingException e) {
      return Optional.of(new Response(400, "Bad Request", "SyntaxError: Unexpected token"));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String parameter(String query, String name) {
    for (String part : query.split("&")) {
      if (part.startsWith(name + "=")) {
        return decoded(part.substring(name.length() + 1));
      }
    }
    return "";
  }

  private Response found(String collection, String query) throws JsonProcessingException {
    String asked = parameter(query, "query");
    JsonNode wanted = JSON.readTree(asked.isEmpty() ? "{}" : asked);
    String projection = parameter(query, "projection");
    ArrayNode all = JSON.createArrayNode();
    if (collection.equals("devices")) {
      cpes.values().forEach(cpe -> {
        ObjectNode whole = AcsDocument.of(cpe);
        if (AcsDocument.matches(whole, wanted)) {
          all.add(AcsDocument.projected(whole, projection));
        }
      });
    } else {
      of(collection).values().stream()
          .filter(each -> AcsDocument.matches(each, wanted))
          .forEach(all::add);
    }
    return new Response(200, "OK", all.toString());
  }

  private Response put(String collection, String name, String body) throws JsonProcessingException {
    ObjectNode document = (ObjectNode) JSON.readTree(body);
    of(collection).put(name, document.put("_id", name));
    return new Response(200, "OK", "");
  }

  private Response delete(String collection, String name) {
    boolean there = of(collection).remove(name) != null;
    return collection.equals("tasks") && !there
        ? new Response(404, "Not Found", "Task not found")
        : new Response(200, "OK", "");
  }

  private Optional<Response> task(String id, String query, String body)
      throws JsonProcessingException {
    JsonNode task = JSON.readTree(body);
    SimulatedCpe cpe = cpes.get(id);
    if (cpe == null) {
      return Optional.of(new Response(404, "Not Found", "No such device"));
    } else if (!List.of(
            "getParameterValues",
            "setParameterValues",
            "refreshObject",
            "reboot",
            "factoryReset",
            "download")
        .contains(task.path("name").asText())) {
      return Optional.empty();
    }
    ObjectNode kept =
        ((ObjectNode) task).put("device", id).put("_id", String.format("%024x", next++));
    if (!query.contains("connection_request")) {
      return waiting(kept, "Accepted");
    }
    return switch (cpe.mood()) {
      case OFFLINE -> waiting(kept, "Device is offline");
      case SILENT -> waiting(kept, "Task queued but not processed");
      case REFUSES_CALL ->
        waiting(kept, "Connection request error: Incorrect connection request credentials");
      case ANSWERS -> called(cpe, kept);
    };
  }

  private Optional<Response> waiting(ObjectNode task, String reason) {
    of("tasks").put(task.path("_id").asText(), task);
    return Optional.of(new Response(202, reason, task.toString()));
  }

  private Optional<Response> called(SimulatedCpe cpe, ObjectNode task) {
    boolean reads = task.path("name").asText().equals("getParameterValues");
    Optional<Map.Entry<String, String>> fault = reads ? Optional.empty() : cpe.takeFault();
    if (fault.isPresent()) {
      String name = cpe.id() + ":task_" + task.path("_id").asText();
      of("faults")
          .put(
              name,
              JSON.createObjectNode()
                  .put("_id", name)
                  .put("device", cpe.id())
                  .put("code", fault.get().getKey())
                  .put("message", fault.get().getValue()));
      return waiting(task, "Task faulted");
    }
    String what = task.path("name").asText();
    if (what.equals("setParameterValues")) {
      task.path("parameterValues")
          .forEach(each -> cpe.set(each.get(0).asText(), each.get(1).asText()));
      cpe.remember();
    }
    if (!reads) {
      cpe.did(task.has("file") ? what + " " + task.path("file").asText() : what);
    }
    return Optional.of(new Response(200, "OK", task.toString()));
  }

  @Override
  public void close() {
    server.close();
  }
}
