package io.dotmac.sub.devices.mikrotik;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.transport.RestCall;
import io.dotmac.sub.devices.transport.RestLink;
import io.dotmac.sub.devices.transport.RestReply;
import io.dotmac.sub.devices.transport.Transports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The REST API of RouterOS 7. All its values are texts. */
final class RosRest implements RosConnection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestLink link;
  private final Secrets secrets;

  private RosRest(RestLink link, Secrets secrets) {
    this.link = link;
    this.secrets = secrets;
  }

  static RosRest open(Transports transports, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    return new RosRest(transports.rest(target, secrets), secrets);
  }

  @Override
  public List<Row> print(String menu, Map<String, String> where) {
    JsonNode answer = call(new RestCall("GET", "/rest/" + menu + RosWire.query(where), ""));
    List<Row> rows = new ArrayList<>();
    if (answer.isArray()) {
      answer.forEach(each -> rows.add(row(each)));
    } else if (answer.isObject()) {
      rows.add(row(answer));
    }
    return RosConnection.hiding(secrets, rows);
  }

  private static Row row(JsonNode item) {
    Map<String, String> values = new LinkedHashMap<>();
    item.properties().forEach(each -> values.put(each.getKey(), each.getValue().asText()));
    return new Row(values);
  }

  @Override
  public void run(RosCommand command) {
    command.hideIn(secrets);
    // The text is the call: method, path and body, apart by blanks.
    String[] parts = located(command).text().split(" ", 3);
    call(new RestCall(parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
  }

  private JsonNode call(RestCall call) {
    RestReply reply = link.call(call);
    JsonNode body = body(reply);
    if (reply.status() == 401) {
      throw new DeviceException(
          new DeviceError.AuthenticationFailed("the router refused the login"));
    } else if (reply.status() >= 400) {
      String detail = body.path("detail").asText("");
      String message = body.path("message").asText("status " + reply.status());
      throw new DeviceException(
          RosErrors.classify(detail.isEmpty() ? message : message + ": " + detail)
              .hiding(secrets));
    } else if (reply.status() >= 300) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation("the router answers with " + reply.status()));
    }
    return body;
  }

  private static JsonNode body(RestReply reply) {
    try {
      return JSON.readTree(reply.body().isBlank() ? "[]" : reply.body());
    } catch (JsonProcessingException e) {
      throw new DeviceException(
          new DeviceError.ProtocolViolation(
              "the router's answer with status " + reply.status() + " is no JSON"),
          e);
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
