package io.dotmac.sub.core.subscriber;

import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as an e-mail address: one that a mail server could deliver to. */
public final class EmailAddress {
  // RFC 5321 4.5.3.1: 64 octets before the at sign, 254 in all.
  private static final Pattern FORM = Pattern.compile(
      "(?=.{6,254}$)(?=[^@]{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
          + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

  private EmailAddress() {}

  /** Whether the text has the form of an address, such as {@code ada@example.net}. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** The form in which two addresses are compared: capitals do not matter. */
  public static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
