package io.dotmac.sub.devices.device;

import java.util.Optional;

/**
 * How to log in. Prints as its user name alone.
 *
 * @param user the login name
 * @param password the password
 * @param enablePassword asked by some devices for the privileged mode
 */
public record Credential(String user, String password, Optional<String> enablePassword) {
  public Credential {
    if (user.isEmpty()) {
      throw new IllegalArgumentException("a login needs a user name");
    }
  }

  public static Credential of(String user, String password) {
    return new Credential(user, password, Optional.empty());
  }

  /** Registers what must never be shown. */
  public void hideIn(Secrets secrets) {
    secrets.add(password);
    enablePassword.ifPresent(secrets::add);
  }

  @Override
  public String toString() {
    return "Credential[" + user + "]";
  }
}
