package io.dotmac.sub.core.webhook.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as numbers; only their one usual form is understood. */
final class Literals {
  private static final String OCTET = "(0|[1-9][0-9]{0,2})";
  private static final Pattern DOTTED =
      Pattern.compile(OCTET + "[.]" + OCTET + "[.]" + OCTET + "[.]" + OCTET);
  private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** What a resolver may take for a number: 2130706433, 0x7f.1, 127.1, 0177.0.0.1. */
  private static final Pattern NUMBER = Pattern.compile("(.*[.])?([0-9]+|0[xX][0-9a-fA-F]*)[.]?");

  private Literals() {}

  /** The address, if {@code text} is one; no name is ever asked for. */
  static Optional<InetAddress> parse(String text) {
    if (!DOTTED.matcher(text).matches() && !COLONS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether a host's last part is a number, so that it can be no name. */
  static boolean endsInNumber(String host) {
    return NUMBER.matcher(host).matches();
  }
}
