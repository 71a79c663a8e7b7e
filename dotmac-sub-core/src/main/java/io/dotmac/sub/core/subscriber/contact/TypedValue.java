package io.dotmac.sub.core.subscriber.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A value whose type is data: a text that reads as the type, or JSON.
 *
 * @param valueText for every type but JSON
 * @param valueJson for JSON only
 */
@Embeddable
public record TypedValue(
    @Column(name = "value_type") ValueType valueType,
    @Nullable @Column(name = "value_text") String valueText,

    @Nullable @JdbcTypeCode(SqlTypes.JSON) @Column(name = "value_json")
    JsonNode valueJson) {
  /** JSON's null is no value. */
  public TypedValue {
    valueJson = valueJson == null || valueJson.isNull() ? null : valueJson;
  }

  /** A plain text. */
  public static TypedValue of(String text) {
    return new TypedValue(ValueType.STRING, text, null);
  }

  /** Records what does not read as its type. */
  public void check(Checks checks) {
    checks.present("/value_type", valueType).text("/value_text", valueText, 10_000);
    boolean json = valueType == ValueType.JSON;
    checks.rule(
        json == (valueJson != null && !valueJson.isNull()) && json == (valueText == null),
        json ? "/value_json" : "/value_text",
        "required",
        "value_json is given for the type json, value_text for every other");
    if (valueType != null && valueText != null && !json) {
      checks.rule(
          reads(valueType, valueText),
          "/value_text",
          "type",
          "a value of the type " + WireName.of(valueType) + " was expected and '" + valueText
              + "' found");
    }
  }

  private static boolean reads(ValueType type, String text) {
    try {
      return switch (type) {
        case STRING, JSON -> true;
        case INTEGER -> new BigInteger(text).bitLength() < 64;
        case DECIMAL -> new BigDecimal(text).precision() <= 100;
        case BOOLEAN -> text.equals("true") || text.equals("false");
        case DATE -> LocalDate.parse(text).getYear() > 0;
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return false;
    }
  }
}
