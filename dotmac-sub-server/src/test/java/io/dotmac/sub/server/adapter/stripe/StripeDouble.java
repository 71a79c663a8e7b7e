package io.dotmac.sub.server.adapter.stripe;

import com.sun.net.httpserver.HttpExchange;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.adapter.HttpDouble;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers as Stripe does, and refuses what Stripe refuses. */
final class StripeDouble extends HttpDouble {
  static final String KEY = "sk_test_123";
  static final String SIGNING = "whsec_test";

  private record Seen(String body, Answer answer) {}

  private final Map<String, Seen> keys = new HashMap<>();
  private final Map<String, Map<String, Object>> intents = new HashMap<>();
  private final Map<String, Map<String, Object>> sessions = new HashMap<>();
  private final List<Map<String, Object>> refunds = new ArrayList<>();

  @Override
  protected Answer answer(
      String method, String path, String query, HttpExchange exchange, String body) {
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return error(401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided");
    }
    if (!method.equals("POST")) {
      return read(path, query);
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null) {
      return error(400, "invalid_request_error", "key_missing", "the double wants a key");
    }
    Seen seen = keys.get(key);
    if (seen != null) {
      return seen.body().equals(body)
          ? seen.answer()
          : error(400, "idempotency_error", "idempotency_key_in_use", "other parameters");
    }
    Answer answer = write(path, form(body));
    keys.put(key, new Seen(body, answer));
    return answer;
  }

  /** The payer pays on the page. */
  void payAtPage(String session) {
    Map<String, Object> page = sessions.get(session);
    Map<String, Object> intent = intent(
        (String) page.get("currency"), (long) page.get("units"), (String) page.get("payment"));
    intent.put("status", "succeeded");
    intent.put("amount_received", page.get("units"));
    page.put("status", "complete");
    page.put("payment_intent", intent);
  }

  void expire(String session) {
    sessions.get(session).put("status", "expired");
  }

  /** The bank has moved another amount. */
  void settleWith(long units) {
    intents.values().forEach(intent -> intent.put("amount_received", units));
  }

  long taken() {
    return intents.values().stream()
        .filter(intent -> intent.get("status").equals("succeeded"))
        .count();
  }

  int refunded() {
    return refunds.size();
  }

  private Answer write(String path, Map<String, String> sent) {
    switch (path) {
      case "/v1/payment_intents":
        return charge(sent);
      case "/v1/checkout/sessions":
        return session(sent);
      case "/v1/customers":
        return ok(new TreeMap<>(Map.of("id", "cus_1", "object", "customer")));
      case "/v1/refunds":
        return refund(sent);
      default:
        return error(404, "invalid_request_error", "resource_missing", path);
    }
  }

  private Answer charge(Map<String, String> sent) {
    if (!sent.getOrDefault("amount", "").matches("[1-9][0-9]*")) {
      return error(400, "invalid_request_error", "parameter_invalid_integer", "Invalid integer");
    }
    if (!sent.getOrDefault("currency", "").matches("[a-z]{3}")) {
      return error(400, "invalid_request_error", "currency_invalid", "Invalid currency");
    }
    Map<String, Object> intent = intent(
        sent.get("currency"), Long.parseLong(sent.get("amount")), sent.get("metadata[payment]"));
    String method = sent.getOrDefault("payment_method", "");
    if (method.equals("pm_declined") || method.equals("pm_sca")) {
      boolean sca = method.equals("pm_sca") && "true".equals(sent.get("off_session"));
      String code = sca ? "authentication_required" : "insufficient_funds";
      if (method.equals("pm_sca") && !sca) {
        intent.put("status", "requires_action");
        intent.put(
            "next_action",
            Map.of(
                "type",
                "redirect_to_url",
                "redirect_to_url",
                Map.of("url", "https://bank.example/3ds")));
        return ok(intent);
      }
      intent.put("status", "requires_payment_method");
      return new Answer(
          402,
          WireJson.write(Map.of(
              "error",
              Map.of(
                  "type", "card_error",
                  "code", "card_declined",
                  "decline_code", code,
                  "message", "Your card was declined.",
                  "payment_intent", intent))));
    }
    intent.put("status", "succeeded");
    intent.put("amount_received", intent.get("amount"));
    return ok(intent);
  }

  private Map<String, Object> intent(String currency, long units, String payment) {
    Map<String, Object> intent = new TreeMap<>();
    intent.put("id", "pi_" + (intents.size() + 1));
    intent.put("object", "payment_intent");
    intent.put("amount", units);
    intent.put("amount_received", 0);
    intent.put("currency", currency);
    intent.put("metadata", Map.of("payment", payment));
    intents.put((String) intent.get("id"), intent);
    return intent;
  }

  private Answer session(Map<String, String> sent) {
    if (!sent.containsKey("success_url")) {
      return error(400, "invalid_request_error", "parameter_missing", "success_url");
    }
    Map<String, Object> session = new TreeMap<>();
    session.put("id", "cs_" + (sessions.size() + 1));
    session.put("object", "checkout.session");
    session.put("mode", sent.get("mode"));
    session.put("client_reference_id", sent.get("client_reference_id"));
    session.put("status", "open");
    session.put("url", "https://checkout.example/" + session.get("id"));
    if ("payment".equals(sent.get("mode"))) {
      session.put("currency", sent.get("line_items[0][price_data][currency]"));
      session.put("units", Long.parseLong(sent.get("line_items[0][price_data][unit_amount]")));
      session.put("payment", sent.get("payment_intent_data[metadata][payment]"));
    } else {
      session.put("customer", sent.get("customer"));
    }
    sessions.put((String) session.get("id"), session);
    return ok(session);
  }

  /** The payer saves a card on the page. */
  void saveAtPage(String session) {
    sessions.get(session).put("status", "complete");
    sessions
        .get(session)
        .put(
            "setup_intent",
            Map.of(
                "id",
                "seti_1",
                "object",
                "setup_intent",
                "status",
                "succeeded",
                "payment_method",
                Map.of(
                    "id",
                    "pm_saved",
                    "object",
                    "payment_method",
                    "type",
                    "card",
                    "card",
                    Map.of("brand", "visa", "last4", "4242", "exp_month", 12, "exp_year", 2030))));
  }

  private Answer refund(Map<String, String> sent) {
    Map<String, Object> intent = intents.get(sent.getOrDefault("payment_intent", ""));
    long units = Long.parseLong(sent.getOrDefault("amount", "0"));
    long back = refunds.stream().mapToLong(each -> (long) each.get("amount")).sum();
    if (intent == null || back + units > ((Number) intent.get("amount")).longValue()) {
      return error(400, "invalid_request_error", "charge_already_refunded", "too much");
    }
    Map<String, Object> refund = new TreeMap<>();
    refund.put("id", "re_" + (refunds.size() + 1));
    refund.put("object", "refund");
    refund.put("status", "succeeded");
    refund.put("amount", units);
    refund.put("currency", intent.get("currency"));
    refund.put("payment_intent", intent.get("id"));
    refund.put("metadata", Map.of("refund", sent.get("metadata[refund]")));
    refunds.add(refund);
    return ok(refund);
  }

  private Answer read(String path, String query) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/v1/payment_intents/search")) {
      String asked = URLDecoder.decode(query, StandardCharsets.UTF_8);
      return ok(new TreeMap<>(Map.of(
          "object",
          "search_result",
          "has_more",
          false,
          "data",
          intents.values().stream()
              .filter(each -> asked.contains(
                  each.get("metadata").toString().replace("{payment=", "").replace("}", "")))
              .toList())));
    }
    if (path.startsWith("/v1/payment_intents/") && intents.containsKey(id)) {
      return ok(intents.get(id));
    }
    if (path.startsWith("/v1/checkout/sessions/") && sessions.containsKey(id)) {
      return ok(sessions.get(id));
    }
    if (path.equals("/v1/refunds")) {
      return ok(new TreeMap<>(Map.of("object", "list", "data", refunds)));
    }
    return error(404, "invalid_request_error", "resource_missing", "No such thing: " + id);
  }

  private static Answer ok(Map<String, Object> body) {
    return new Answer(200, WireJson.write(body));
  }

  private static Answer error(int status, String type, String code, String message) {
    return new Answer(
        status,
        WireJson.write(Map.of("error", Map.of("type", type, "code", code, "message", message))));
  }
}
