package io.dotmac.sub.devices.device;

import java.util.Optional;

/**
 * How to log in: by a password, or over SSH by a private key. Prints as its user name alone.
 *
 * @param user the login name
 * @param password the password; beside a private key what that is encrypted with, or empty
 * @param enablePassword asked by some devices for the privileged mode
 * @param privateKey as {@code ssh-keygen} writes it, or in PEM; used by SSH alone
 */
public record Credential(
    String user, String password, Optional<String> enablePassword, Optional<String> privateKey) {
  private static final int SHORTEST_SECRET_LINE = 16;

  public Credential {
    if (user.isEmpty()) {
      throw new IllegalArgumentException("a login needs a user name");
    }
  }

  public static Credential of(String user, String password) {
    return new Credential(user, password, Optional.empty(), Optional.empty());
  }

  /** A login by a private key, with what the key is encrypted with, or an empty text. */
  public static Credential ofKey(String user, String privateKey, String passphrase) {
    return new Credential(user, passphrase, Optional.empty(), Optional.of(privateKey));
  }

  /** The same with a password for the privileged mode. */
  public Credential enabledBy(String other) {
    return new Credential(user, password, Optional.of(other), privateKey);
  }

  /** The same for another login name. */
  public Credential as(String other) {
    return new Credential(other, password, enablePassword, privateKey);
  }

  /** Registers what must never be shown. */
  public void hideIn(Secrets secrets) {
    secrets.add(password);
    enablePassword.ifPresent(secrets::add);
    privateKey.ifPresent(key -> {
      secrets.add(key);
      key.lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_SECRET_LINE && !line.startsWith("-----"))
          .forEach(secrets::add);
    });
  }

  @Override
  public String toString() {
    return "Credential[" + user + "]";
  }
}
