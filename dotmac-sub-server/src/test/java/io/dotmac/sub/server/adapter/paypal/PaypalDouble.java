package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.adapter.HttpDouble;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers as PayPal does, and refuses what PayPal refuses. */
final class PaypalDouble extends HttpDouble {
  static final String WEBHOOK = "WH-1";

  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("id:secret".getBytes(StandardCharsets.UTF_8));

  private final Map<String, Answer> requests = new HashMap<>();
  private final Map<String, Map<String, Object>> orders = new HashMap<>();
  private final Map<String, JsonNode> units = new HashMap<>();
  private int tokens;
  private int captured;
  private int refunded;

  @Override
  protected Answer answer(
      String method, String path, String query, HttpExchange exchange, String body) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (path.equals("/v1/oauth2/token")) {
      return LOGIN.equals(authorization)
          ? ok(201, Map.of("access_token", "A" + ++tokens, "expires_in", 32_400))
          : new Answer(401, "{\"error\":\"invalid_client\"}");
    }
    if (!("Bearer A" + tokens).equals(authorization)) {
      return new Answer(401, "{\"name\":\"AUTHENTICATION_FAILURE\"}");
    }
    if (method.equals("GET")) {
      Map<String, Object> order = orders.get(path.substring(path.lastIndexOf('/') + 1));
      return order == null ? issue(404, "RESOURCE_NOT_FOUND") : ok(200, order);
    }
    if (path.endsWith("verify-webhook-signature")) {
      return verify(body);
    }
    String id = exchange.getRequestHeaders().getFirst("PayPal-Request-Id");
    if (id == null) {
      return issue(400, "MISSING_REQUEST_ID");
    }
    return requests.computeIfAbsent(path + " " + id, any -> write(path, WireJson.tree(body)));
  }

  /** The token that was given out is no longer good. */
  void forgetTokens() {
    tokens++;
  }

  void approve(String order) {
    orders.get(order).put("status", "APPROVED");
  }

  void forget(String order) {
    orders.remove(order);
  }

  int captured() {
    return captured;
  }

  int refunded() {
    return refunded;
  }

  private Answer write(String path, JsonNode sent) {
    if (path.equals("/v2/checkout/orders")) {
      return order(sent);
    }
    if (path.endsWith("/capture")) {
      return capture(path.split("/")[4]);
    }
    return refund(path.split("/")[4], sent);
  }

  private Answer order(JsonNode sent) {
    JsonNode unit = sent.path("purchase_units").path(0);
    String currency = unit.path("amount").path("currency_code").asText();
    String value = unit.path("amount").path("value").asText();
    if (currency.equals("NGN")) {
      return issue(422, "CURRENCY_NOT_SUPPORTED");
    }
    boolean whole = currency.equals("JPY") || currency.equals("HUF");
    if (!value.matches(whole ? "[1-9][0-9]*" : "[0-9]+\\.[0-9]{2}")) {
      return issue(422, "DECIMAL_PRECISION");
    }
    if (!sent.path("intent").asText().equals("CAPTURE")) {
      return issue(400, "INVALID_PARAMETER_VALUE");
    }
    String id = "O-" + (orders.size() + 1);
    units.put(id, unit);
    Map<String, Object> order = new TreeMap<>();
    order.put("id", id);
    order.put("status", "PAYER_ACTION_REQUIRED");
    order.put(
        "links", List.of(Map.of("rel", "payer-action", "href", "https://paypal.example/" + id)));
    orders.put(id, order);
    return ok(201, order);
  }

  private Answer capture(String id) {
    Map<String, Object> order = orders.get(id);
    if (order == null) {
      return issue(404, "RESOURCE_NOT_FOUND");
    }
    if (!order.get("status").equals("APPROVED")) {
      return issue(
          422,
          order.get("status").equals("COMPLETED")
              ? "ORDER_ALREADY_CAPTURED"
              : "ORDER_NOT_APPROVED");
    }
    captured++;
    JsonNode unit = units.get(id);
    order.put("status", "COMPLETED");
    order.put(
        "purchase_units",
        List.of(Map.of(
            "payments",
            Map.of(
                "captures",
                List.of(Map.of(
                    "id", "C-" + id, "status", "COMPLETED", "amount", unit.path("amount")))))));
    return ok(201, order);
  }

  private Answer refund(String capture, JsonNode sent) {
    if (!capture.startsWith("C-")) {
      return issue(404, "RESOURCE_NOT_FOUND");
    }
    if (sent.path("amount").path("value").asText().equals("99.00")) {
      return issue(422, "REFUND_AMOUNT_EXCEEDED");
    }
    refunded++;
    Map<String, Object> refund = new TreeMap<>();
    refund.put("id", "R-" + refunded);
    refund.put("status", "COMPLETED");
    refund.put("amount", sent.path("amount"));
    return ok(201, refund);
  }

  private static Answer verify(String body) {
    JsonNode sent = WireJson.tree(body);
    boolean good = sent.path("webhook_id").asText().equals(WEBHOOK)
        && sent.path("transmission_sig").asText().equals("good")
        // To the byte, as it was sent.
        && body.contains("\"webhook_event\":{ \"id\":\"WH-EVT-1\"");
    return ok(200, Map.of("verification_status", good ? "SUCCESS" : "FAILURE"));
  }

  private static Answer ok(int status, Map<String, ?> body) {
    return new Answer(status, WireJson.write(body));
  }

  private static Answer issue(int status, String issue) {
    return new Answer(
        status,
        WireJson.write(
            Map.of("name", "UNPROCESSABLE_ENTITY", "details", List.of(Map.of("issue", issue)))));
  }
}
