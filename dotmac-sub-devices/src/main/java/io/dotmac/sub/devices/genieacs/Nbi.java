package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.transport.PlainHttp;
import io.dotmac.sub.devices.transport.RestCall;
import io.dotmac.sub.devices.transport.RestLink;
import io.dotmac.sub.devices.transport.RestReply;
import io.dotmac.sub.devices.transport.Transports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The northbound interface: its calls, and what became of them. */
final class Nbi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestLink link;
  private final Secrets secrets;
  private final Duration patience;

  private Nbi(RestLink link, Secrets secrets, Duration patience) {
    this.link = link;
    this.secrets = secrets;
    this.patience = patience;
  }

  static Nbi open(Transports transports, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    // The server waits for the equipment half as long as we wait for the server.
    return new Nbi(
        new PlainHttp(transports, target, secrets),
        secrets,
        target.limits().answer().dividedBy(2));
  }

  /** The documents of a collection that match; with a projection only those parts of them. */
  List<JsonNode> find(String collection, Map<String, ?> query, Collection<String> projection) {
    String path = "/" + collection + "/?query=" + encoded(json(query))
        + (projection.isEmpty() ? "" : "&projection=" + encoded(String.join(",", projection)));
    RestReply reply = call("GET", path, "");
    try {
      JsonNode found = JSON.readTree(reply.body());
      List<JsonNode> all = new ArrayList<>();
      if (found == null || !found.isArray()) {
        throw violation("no list in the answer to a search of " + collection);
      }
      found.forEach(all::add);
      return all;
    } catch (JsonProcessingException e) {
      throw violation("no JSON in the answer to a search of " + collection);
    }
  }

  void put(String collection, String name, Object document) {
    call("PUT", "/" + collection + "/" + encoded(name), json(document));
  }

  void delete(String collection, String name) {
    call("DELETE", "/" + collection + "/" + encoded(name), "");
  }

  /**
   * Has the equipment do a task now. What it did not do is taken out of the server's queue again,
   * so that it is not done at a time when nobody expects it.
   */
  void run(AcsTask task) {
    RestReply reply = call(
        "POST",
        "/devices/" + encoded(task.cpe().value()) + "/tasks?connection_request&timeout="
            + patience.toMillis(),
        task.body().toString());
    if (reply.status() == 200) {
      return;
    }
    String id = parsed(reply.body()).path("_id").asText();
    DeviceError error = notDone(task, id, reply.reason());
    try {
      if (!id.isEmpty()) {
        delete("tasks", id);
      }
    } catch (DeviceException e) {
      throw new DeviceException(new DeviceError.ProtocolViolation(
          error.message() + "; and the task " + id + " stays in the server's queue"));
    }
    throw new DeviceException(error.hiding(secrets));
  }

  /** The reason phrase of a 202 is all the server says of why it was not done. */
  private DeviceError notDone(AcsTask task, String id, String reason) {
    if (reason.equals("Task faulted")) {
      return faulted(task, id);
    } else if (reason.equals("Device is offline")) {
      return new DeviceError.Rejected(RejectionCode.OFFLINE, reason);
    } else if (reason.startsWith("Connection request error")) {
      return reason.contains("credentials")
          ? new DeviceError.AuthenticationFailed(
              "the server may not call " + task.cpe() + ": " + reason)
          : new DeviceError.Rejected(RejectionCode.OFFLINE, reason);
    } else if (reason.startsWith("Task queued but not processed")) {
      return new DeviceError.TimedOut(task.shown(), patience);
    }
    return new DeviceError.ProtocolViolation(
        "the server does not say what became of the task, but \"" + reason + "\"");
  }

  private DeviceError faulted(AcsTask task, String id) {
    String name = task.cpe() + ":task_" + id;
    Optional<JsonNode> fault =
        find("faults", Map.of("_id", name), List.of()).stream().findFirst();
    fault.ifPresent(it -> delete("faults", name));
    String code = fault.map(it -> it.path("code").asText()).orElse("");
    String message = fault.map(it -> it.path("message").asText()).orElse("without a word");
    return new DeviceError.Rejected(code(code), code + " " + message);
  }

  /** TR-069 table 63. */
  private static RejectionCode code(String cwmp) {
    return switch (cwmp) {
      case "cwmp.9001" -> RejectionCode.FORBIDDEN;
      case "cwmp.9004" -> RejectionCode.NO_ROOM;
      case "cwmp.9003", "cwmp.9006", "cwmp.9007" -> RejectionCode.INVALID_VALUE;
      case "cwmp.9005" -> RejectionCode.MISSING_REFERENCE;
      case "cwmp.9008" -> RejectionCode.FORBIDDEN;
      default -> RejectionCode.OTHER;
    };
  }

  private RestReply call(String method, String path, String body) {
    RestReply reply = link.call(new RestCall(method, path, body));
    if (reply.status() < 300) {
      return reply;
    }
    String said =
        secrets.hide((reply.status() + " " + reply.reason() + " " + first(reply.body())).strip());
    throw new DeviceException(
        switch (reply.status()) {
          case 400 -> new DeviceError.Rejected(RejectionCode.INVALID_VALUE, said);
          case 401, 403 -> new DeviceError.AuthenticationFailed("the server refused the login");
          case 404 -> new DeviceError.NotFound("what was asked for (" + said + ")");
          case 503 -> new DeviceError.Busy(said);
          case 502, 504 -> new DeviceError.Unreachable(said);
          default -> new DeviceError.ProtocolViolation(said);
        });
  }

  private static String first(String body) {
    return body.lines()
        .findFirst()
        .map(line -> line.substring(0, Math.min(200, line.length())))
        .orElse("");
  }

  private static JsonNode parsed(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? JSON.createObjectNode() : node;
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written as JSON", e);
    }
  }

  /** A device id has percent signs of its own, which are encoded once more. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static DeviceException violation(String what) {
    return new DeviceException(new DeviceError.ProtocolViolation(what));
  }

  /** Registers what must not be shown. */
  void hide(String secret) {
    secrets.add(secret);
  }

  /** Makes sure that there is equipment of this name. */
  void require(CpeId cpe) {
    if (find("devices", Map.of("_id", cpe.value()), List.of("_id")).isEmpty()) {
      throw new DeviceException(new DeviceError.NotFound("the equipment " + cpe));
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
