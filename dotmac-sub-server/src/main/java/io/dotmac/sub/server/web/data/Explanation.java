package io.dotmac.sub.server.web.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.server.web.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * How a line got its amount: the stored steps of its calculation as sentences and as arithmetic.
 *
 * @param words one sentence a step
 * @param formula one calculation a step
 */
public record Explanation(String words, String formula) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Explains a line from its derivation; both parts are empty for a line that has none.
   *
   * @param periodic whether the line charges a period; others charge something once
   */
  public static Explanation of(
      Visit visit, String derivation, Currency currency, boolean periodic) {
    List<String> words = new ArrayList<>();
    List<String> formulas = new ArrayList<>();
    Writer writer = new Writer(visit, currency, periodic);
    for (JsonNode step : read(derivation).path("steps")) {
      String sentence = writer.words(step);
      if (!sentence.isEmpty()) {
        words.add(sentence);
        formulas.add(writer.formula(step));
      }
    }
    return new Explanation(String.join(" ", words), String.join("; ", formulas));
  }

  private static JsonNode read(String derivation) {
    try {
      return JSON.readTree(derivation.isEmpty() ? "{}" : derivation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line's derivation is JSON", e);
    }
  }

  private record Writer(Visit visit, Currency currency, boolean periodic) {
    String words(JsonNode step) {
      String rule = step.path("rule").asText();
      String key = "why." + rule + (rule.equals("times") && !periodic ? "_once" : "");
      boolean whole = days(step, "days") == days(step, "period_days");
      return visit.words().has(key)
          ? visit.say(
              key,
              days(step, "days"),
              days(step, "period_days") + days(step, "span_days") + days(step, "all_days"),
              step.path("name").asText(step.path("of").asText()),
              step.path("percent").asText(),
              whole ? 1 : 0,
              step.path("quantity").asDouble(1),
              quantity(step, "quantity"))
          : "";
    }

    String formula(JsonNode step) {
      String result = amount(step, "result");
      String quantity = quantity(step, "quantity");
      return switch (step.path("rule").asText()) {
        case "times" -> "%s × %s = %s".formatted(amount(step, "unit_price"), quantity, result);
        case "by_day" ->
          "%s%s × %d/%d = %s"
              .formatted(
                  amount(step, "unit_price"),
                  quantity.equals("1") ? "" : " × " + quantity,
                  days(step, "days"),
                  days(step, "period_days"),
                  result);
        case "percent_off" ->
          "%s × %s%%%s = %s"
              .formatted(
                  amount(step, "of"),
                  step.path("percent").asText(),
                  fraction(step, "span_days"),
                  result);
        case "amount_off" ->
          "%s%s = %s".formatted(amount(step, "amount"), fraction(step, "period_days"), result);
        case "tax_added" ->
          "%s × %s%% = %s".formatted(amount(step, "of"), step.path("percent").asText(), result);
        case "tax_included" ->
          "%s × %s/%s = %s"
              .formatted(
                  amount(step, "of"),
                  step.path("percent").asText(),
                  step.path("hundred_plus").asText(),
                  result);
        case "difference" ->
          "%s − %s = %s".formatted(amount(step, "due"), amount(step, "billed"), result);
        case "share" ->
          "%s%s = %s".formatted(amount(step, "of"), fraction(step, "all_days"), result);
        case "tier" ->
          "%s × %s%s = %s"
              .formatted(
                  quantity,
                  step.path("rate").asText(),
                  quantity(step, "fee").equals("0") ? "" : " + " + amount(step, "fee"),
                  result);
        case "packages" ->
          "⌈%s/%s⌉ × %s = %s"
              .formatted(quantity, quantity(step, "size"), amount(step, "price"), result);
        case "allowance" ->
          "%s − %s = %s"
              .formatted(
                  quantity(step, "used"), quantity(step, "included"), quantity(step, "result"));
        case "cap" ->
          "min(%s, %s) = %s".formatted(amount(step, "of"), amount(step, "most"), result);
        case "invoice_off" ->
          "%s − %s = %s".formatted(amount(step, "of"), amount(step, "off"), result);
        case "document_rounded" ->
          "%s + %s = %s".formatted(amount(step, "of"), amount(step, "more"), result);
        default -> result;
      };
    }

    private String fraction(JsonNode step, String all) {
      long days = days(step, "days");
      long of = days(step, all);
      return days == of ? "" : " × " + days + "/" + of;
    }

    private String quantity(JsonNode step, String name) {
      String text = step.path(name).asText("");
      return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static long days(JsonNode step, String name) {
      return step.path(name).asLong(0);
    }

    private String amount(JsonNode step, String name) {
      String text = step.path(name).asText("");
      if (text.isEmpty()) {
        return "";
      }
      Money money = Money.rounded(new BigDecimal(text), currency, RoundingMode.HALF_UP);
      return new MoneyFormat(visit.words().locale()).number(money);
    }
  }
}
