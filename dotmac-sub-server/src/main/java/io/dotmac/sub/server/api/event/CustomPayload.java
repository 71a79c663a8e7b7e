package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.audit.Redaction;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.http.HttpProblem;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an integrator may put in an event: an object, small, storable and without secrets. */
final class CustomPayload {
  static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_EXPONENT = 100;
  private static final String AT = "/payload";

  private CustomPayload() {}

  /** The payload when it may be kept; else a problem that names what is wrong. */
  static ObjectNode checked(JsonNode payload) {
    if (!(payload instanceof ObjectNode object)) {
      throw Problem.invalid(AT, "type", "expected an object");
    }
    int bytes = WireJson.write(object).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw HttpProblem.of(
          413,
          "payload_too_large",
          "a payload has at most " + MAX_BYTES + " bytes as compact JSON, found " + bytes);
    }
    Checks checks = new Checks();
    check(checks, AT, object, StandardCharsets.UTF_8.newEncoder());
    checks.done();
    return object;
  }

  private static void check(Checks checks, String at, JsonNode node, CharsetEncoder utf8) {
    if (node.isTextual()) {
      text(checks, at, node.textValue(), utf8);
    } else if (node.isNumber()) {
      int exponent = node.decimalValue().precision() - node.decimalValue().scale();
      checks.rule(
          Math.abs(exponent) <= MAX_EXPONENT && Math.abs(node.decimalValue().scale()) <= 100,
          at,
          "range",
          "a number of at most " + MAX_EXPONENT + " digits was expected");
      text(checks, at, node.asText(), utf8);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(checks, at + "/" + i, node.get(i), utf8);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String below = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
        text(checks, below, field.getKey(), utf8);
        checks.rule(
            !Redaction.isSecret(field.getKey())
                || field.getValue().isBoolean()
                || field.getValue().isNull(),
            below,
            "secret",
            "events go to everybody who listens: keep secrets out of them");
        check(checks, below, field.getValue(), utf8);
      }
    }
  }

  private static void text(Checks checks, String at, String text, CharsetEncoder utf8) {
    checks
        .rule(
            text.indexOf('\0') < 0 && utf8.canEncode(text),
            at,
            "character",
            "text without NUL and without halves of characters was expected")
        .rule(
            Redaction.cards(text).equals(text),
            at,
            "secret",
            "this looks like the number of a payment card; keep such out of events");
  }
}
