package io.dotmac.sub.server.security;

import io.dotmac.sub.core.secret.RandomToken;
import java.util.regex.Pattern;

/** The text of an API key: {@code sk_live_} and 256 random bits; shown once and never stored. */
public record ApiKeyToken(String text) {
  /** What every key begins with, so that scanners of leaked secrets recognise one. */
  public static final String START = "sk_live_";

  private static final Pattern FORM = Pattern.compile("sk_live_[A-Za-z0-9_-]{43}");
  private static final int PREFIX_LENGTH = START.length() + 8;

  public ApiKeyToken {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("an API key is sk_live_ and 43 characters");
    }
  }

  /** A new random key. */
  public static ApiKeyToken next() {
    return new ApiKeyToken(START + RandomToken.next());
  }

  static boolean looksLikeOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** The part that is stored in clear: finds the row and lets people tell their keys apart. */
  public String prefix() {
    return text.substring(0, PREFIX_LENGTH);
  }

  /** The prefix only, since a record would print the key. */
  @Override
  public String toString() {
    return prefix() + "...";
  }
}
