package io.dotmac.sub.devices.nas;

import java.util.regex.Pattern;

/**
 * A login that the router itself keeps. Prints without its password.
 *
 * @param name the login name, 1 to 100 characters
 * @param password what the customer's equipment sends
 * @param profile the PPP profile
 * @param service {@code any}, {@code pppoe} and so on
 * @param disabled whether it may not log in
 */
public record PppAccount(
    String name, String password, String profile, String service, boolean disabled) {
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,20}");

  public PppAccount {
    if (name.isEmpty() || name.length() > 100) {
      throw new IllegalArgumentException("a login name has 1 to 100 characters");
    }
    if (!WORD.matcher(service).matches()) {
      throw new IllegalArgumentException("a service is a word, not \"" + service + "\"");
    }
  }

  @Override
  public String toString() {
    return "PppAccount[" + name + ", " + profile + (disabled ? ", disabled]" : "]");
  }
}
