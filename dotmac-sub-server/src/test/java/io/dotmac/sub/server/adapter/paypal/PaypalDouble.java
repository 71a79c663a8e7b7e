package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.adapter.HttpDouble;
import java.math.BigDecimal;
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

  /** A request as it came first, and its answer. */
  private record Seen(String body, Answer answer) {}

  private final Map<String, Seen> requests = new HashMap<>();
  private final Map<String, Map<String, Object>> setups = new HashMap<>();
  private final Map<String, String> wallets = new HashMap<>();
  private final Map<String, BigDecimal> left = new HashMap<>();
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
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (method.equals("GET")) {
      Map<String, Object> thing = path.startsWith("/v3") ? setups.get(last) : orders.get(last);
      return thing == null ? issue(404, "RESOURCE_NOT_FOUND") : ok(200, thing);
    }
    if (method.equals("DELETE")) {
      return wallets.remove(last) == null ? issue(404, "RESOURCE_NOT_FOUND") : new Answer(204, "");
    }
    if (path.endsWith("verify-webhook-signature")) {
      return verify(body);
    }
    String id = exchange.getRequestHeaders().getFirst("PayPal-Request-Id");
    if (id == null) {
      return issue(400, "MISSING_REQUEST_ID");
    }
    Seen seen = requests.get(path + " " + id);
    if (seen == null) {
      seen = new Seen(body, write(path, WireJson.tree(body)));
      requests.put(path + " " + id, seen);
    }
    return seen.body().equals(body) ? seen.answer() : issue(422, "DUPLICATE_REQUEST_ID");
  }

  /** The token that was given out is no longer good. */
  void forgetTokens() {
    tokens++;
  }

  void approve(String order) {
    orders.get(order).put("status", "APPROVED");
  }

  /** The payer lets PayPal keep the wallet. */
  void agree(String setup) {
    setups.get(setup).put("status", "APPROVED");
  }

  /** How many wallets PayPal keeps. */
  int kept() {
    return wallets.size();
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
    if (path.equals("/v3/vault/setup-tokens")) {
      return setup(sent);
    }
    if (path.equals("/v3/vault/payment-tokens")) {
      return keep(sent);
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
    JsonNode wallet = sent.path("payment_source").path("paypal");
    String vaulted = wallet.path("vault_id").asText();
    if (!vaulted.isEmpty() && !wallets.containsKey(vaulted)) {
      return issue(422, "TOKEN_ID_NOT_FOUND");
    }
    if (vaulted.isEmpty() && !wallet.path("experience_context").has("return_url")) {
      return issue(400, "MISSING_REQUIRED_PARAMETER");
    }
    if (value.equals("77.00")) {
      return issue(422, "INSTRUMENT_DECLINED");
    }
    String id = "O-" + (orders.size() + 1);
    units.put(id, unit);
    Map<String, Object> order = new TreeMap<>();
    order.put("id", id);
    if (!vaulted.isEmpty()) {
      order.put("status", "APPROVED");
      orders.put(id, order);
      return capture(id);
    }
    order.put("status", "PAYER_ACTION_REQUIRED");
    order.put(
        "links", List.of(Map.of("rel", "payer-action", "href", "https://paypal.example/" + id)));
    orders.put(id, order);
    return ok(201, order);
  }

  private Answer setup(JsonNode sent) {
    JsonNode wallet = sent.path("payment_source").path("paypal");
    String payer = sent.path("customer").path("merchant_customer_id").asText();
    if (!wallet.path("usage_type").asText().equals("MERCHANT")
        || !wallet.path("experience_context").has("return_url")
        || !payer.matches("[0-9a-zA-Z_.^*$@#-]{1,64}")) {
      return issue(400, "INVALID_PARAMETER_VALUE");
    }
    String id = "5C-" + (setups.size() + 1);
    Map<String, Object> setup = new TreeMap<>();
    setup.put("id", id);
    setup.put("status", "PAYER_ACTION_REQUIRED");
    setup.put("customer", Map.of("id", "cust-" + id, "merchant_customer_id", payer));
    setup.put("links", List.of(Map.of("rel", "approve", "href", "https://paypal.example/" + id)));
    setups.put(id, setup);
    return ok(201, setup);
  }

  private Answer keep(JsonNode sent) {
    JsonNode token = sent.path("payment_source").path("token");
    Map<String, Object> setup = setups.get(token.path("id").asText());
    if (setup == null || !token.path("type").asText().equals("SETUP_TOKEN")) {
      return issue(404, "TOKEN_NOT_FOUND");
    }
    if (!setup.get("status").equals("APPROVED")) {
      return issue(422, "UNPROCESSABLE_ENTITY");
    }
    setup.put("status", "VAULTED");
    String id = "pt-" + (wallets.size() + 1);
    wallets.put(id, (String) setup.get("id"));
    return ok(201, Map.of("id", id, "customer", setup.get("customer")));
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
    left.put("C-" + id, new BigDecimal(unit.path("amount").path("value").asText()));
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
    JsonNode unit = units.get(capture.replaceFirst("C-", ""));
    BigDecimal rest = left.get(capture);
    if (unit == null || rest == null) {
      return issue(404, "RESOURCE_NOT_FOUND");
    }
    if (!sent.path("amount")
        .path("currency_code")
        .equals(unit.path("amount").path("currency_code"))) {
      return issue(422, "REFUND_CAPTURE_CURRENCY_MISMATCH");
    }
    BigDecimal back = new BigDecimal(sent.path("amount").path("value").asText());
    if (back.compareTo(rest) > 0) {
      return issue(422, "REFUND_AMOUNT_EXCEEDED");
    }
    left.put(capture, rest.subtract(back));
    refunded++;
    Map<String, Object> refund = new TreeMap<>();
    refund.put("id", "R-" + refunded);
    refund.put("status", "COMPLETED");
    refund.put("amount", sent.path("amount"));
    return ok(201, refund);
  }

  private static Answer verify(String body) {
    JsonNode sent = WireJson.tree(body);
    List<String> fields = List.of("auth_algo", "cert_url", "transmission_id", "transmission_time");
    boolean whole = fields.stream().allMatch(field -> !sent.path(field).asText().isEmpty());
    boolean good = whole
        && sent.path("webhook_id").asText().equals(WEBHOOK)
        && sent.path("transmission_sig").asText().equals("good")
        // To the byte, as it was sent.
        && body.contains("\"webhook_event\":{ \"id\":\"WH-EVT-");
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
