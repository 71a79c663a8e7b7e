package io.dotmac.sub.devices.nas;

import java.util.regex.Pattern;

/**
 * What a router does with customers whose addresses are on a list: they get names, they get to what
 * is on another list, such as a portal to pay at, and nothing else.
 *
 * @param suspended the list of customers, 1 to 64 letters, digits and {@code ._-}
 * @param allowed the list of what they get to; it may have no address
 */
public record SuspensionFirewall(String suspended, String allowed) {
  private static final Pattern LIST = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The lists that this software keeps. */
  public static final SuspensionFirewall USUAL =
      new SuspensionFirewall("dotmac-suspended", "dotmac-walled-garden");

  public SuspensionFirewall {
    for (String list : new String[] {suspended, allowed}) {
      if (!LIST.matcher(list).matches()) {
        throw new IllegalArgumentException(
            "a list is named by 1 to 64 letters, digits and ._-, not \"" + list + "\"");
      }
    }
    if (suspended.equals(allowed)) {
      throw new IllegalArgumentException("the list of customers is not the one they get to");
    }
  }
}
