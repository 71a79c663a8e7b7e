package io.dotmac.sub.core.identity.sso;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody, once it is proven that it does.
 *
 * @param subject what the provider calls them, for ever
 * @param emailVerified whether the provider knows that the address is theirs
 * @param methods how they proved who they are there: its {@code amr} and {@code acr}
 */
public record SsoClaims(
    String subject,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String name,
    List<String> methods) {
  private static final Pattern EMAIL = Pattern.compile("[!-?A-~]{1,64}@[a-z0-9.-]{1,253}");
  private static final int LONGEST_NAME = 200;

  /** Keeps its own list. */
  public SsoClaims {
    methods = List.copyOf(methods);
  }

  /**
   * The verified address in lower case. One that is not ASCII is nobody's: letters that look, or
   * are folded, alike would make it somebody else's.
   */
  public Optional<String> usableEmail() {
    if (email == null || !emailVerified) {
      return Optional.empty();
    }
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(email);
    String lower = email.toLowerCase(Locale.ROOT);
    return ascii && EMAIL.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
  }

  /** The name people read, or {@code fallback}. */
  String nameOr(String fallback) {
    if (name == null || name.isBlank() || name.indexOf('\0') >= 0) {
      return fallback;
    }
    String stripped = name.strip();
    return stripped.length() <= LONGEST_NAME ? stripped : stripped.substring(0, LONGEST_NAME);
  }
}
