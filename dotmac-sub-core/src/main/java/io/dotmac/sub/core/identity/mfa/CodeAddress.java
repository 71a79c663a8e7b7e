package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.problem.Problem;
import java.util.regex.Pattern;

/**
 * Where codes are sent.
 *
 * @param text a number such as {@code +2348031234567}, or an e-mail address
 */
public record CodeAddress(MfaMethodType type, String text) {
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{7,14}");
  private static final Pattern EMAIL = Pattern.compile(
      "[!-?A-~]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
  private static final int SHOWN = 4;

  /** Reads what was typed; what is no address is an invalid-input problem. */
  public static CodeAddress of(MfaMethodType type, String typed) {
    String text = type == MfaMethodType.SMS ? typed.replaceAll("[\\s().-]", "") : typed.strip();
    Pattern form = switch (type) {
      case SMS -> NUMBER;
      case EMAIL -> EMAIL;
      case TOTP -> throw new IllegalArgumentException("an app has no address");
    };
    if (text.length() > 254 || !form.matcher(text).matches()) {
      throw Problem.invalid(
          "/address",
          "format",
          type == MfaMethodType.SMS
              ? "a number with its country such as +234 803 123 4567 was expected"
              : "an e-mail address such as ada@example.com was expected");
    }
    return new CodeAddress(type, text);
  }

  /** Enough of it to be recognised by its owner: {@code +234•••4567}, {@code a•••@example.com}. */
  public String masked() {
    if (type == MfaMethodType.SMS) {
      return text.substring(0, SHOWN) + "•••" + text.substring(text.length() - SHOWN);
    }
    return text.charAt(0) + "•••" + text.substring(text.indexOf('@'));
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "CodeAddress[" + masked() + "]";
  }
}
