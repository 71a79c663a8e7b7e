package io.dotmac.sub.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be kept of what people send: the values of fields that are named as secrets are,
 * and the numbers of payment cards wherever they stand.
 */
public final class Redaction {
  /** Stands in for a secret. */
  public static final String MASK = "***";

  private static final Pattern PART = Pattern.compile("password|passwd|passphrase|secret|token"
      + "|apikey|privatekey|sharedkey|cardnumber|recoverycode|authorization|totp");
  private static final Set<String> WHOLE =
      Set.of("code", "codes", "pin", "otp", "cvv", "cvc", "pan", "key", "seed", "csrf");
  private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){13,18}");

  /** Visa, Mastercard, American Express, Discover, Verve, JCB, UnionPay: by how they begin. */
  private static final Pattern ISSUER = Pattern.compile(
      "4[0-9]{15}|5[0-6][0-9]{14,17}|2[2-7][0-9]{14}|3[47][0-9]{13}|6[0-9]{15,18}|35[0-9]{14}");

  private Redaction() {}

  /** Whether a field of that name holds a secret: {@code new_password}, {@code sharedSecret}. */
  public static boolean isSecret(String field) {
    String plain = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return WHOLE.contains(plain) || PART.matcher(plain).find();
  }

  /** The same with every secret masked, at any depth. */
  public static JsonNode masked(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(field -> copy.set(
              field.getKey(),
              isSecret(field.getKey()) && hides(field.getValue())
                  ? TextNode.valueOf(MASK)
                  : masked(field.getValue())));
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(each -> copy.add(masked(each)));
      return copy;
    }
    return tree.isTextual() || tree.isNumber() ? scalar(tree) : tree;
  }

  /** The same without the fields that hold secrets, at any depth. */
  public static JsonNode without(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.properties().forEach(field -> {
        if (!isSecret(field.getKey()) || !hides(field.getValue())) {
          copy.set(field.getKey(), without(field.getValue()));
        }
      });
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(each -> copy.add(without(each)));
      return copy;
    }
    return tree.isTextual() || tree.isNumber() ? scalar(tree) : tree;
  }

  /** Whether a secret is said, and not only that there is one. */
  private static boolean hides(JsonNode value) {
    return !value.isBoolean() && !value.isNull();
  }

  private static JsonNode scalar(JsonNode value) {
    String text = value.asText();
    String masked = cards(text);
    return masked.equals(text) ? value : TextNode.valueOf(masked);
  }

  /** The text with the numbers of payment cards masked. */
  public static String cards(String text) {
    Matcher matcher = DIGITS.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      boolean card = isCard(matcher.group().replaceAll("[ -]", ""));
      matcher.appendReplacement(masked, Matcher.quoteReplacement(card ? MASK : matcher.group()));
    }
    return matcher.appendTail(masked).toString();
  }

  /** Of an issuer, and with the right check digit (ISO/IEC 7812-1, annex B). */
  private static boolean isCard(String digits) {
    if (!ISSUER.matcher(digits).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
