package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * What another process of the same user needs to reach the server in a data folder: its port and
 * the passwords of its three roles. Mode 0600.
 */
record ConnectionFile(
    int port, String superuserPassword, String ownerPassword, String appPassword) {
  private static final String NAME = "connection.properties";

  static ConnectionFile fresh(int port) {
    return new ConnectionFile(port, password(), password(), password());
  }

  ConnectionFile onPort(int other) {
    return new ConnectionFile(other, superuserPassword, ownerPassword, appPassword);
  }

  static Optional<ConnectionFile> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties found = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      found.load(in);
    }
    return Optional.of(new ConnectionFile(
        Integer.parseInt(value(found, "port", file)),
        value(found, "superuser.password", file),
        value(found, "owner.password", file),
        value(found, "app.password", file)));
  }

  void write(Path folder) throws IOException {
    Folders.writeSecret(
        folder.resolve(NAME),
        "# The embedded PostgreSQL of this folder listens on 127.0.0.1.\n"
            + ("port=" + port + "\n")
            + ("superuser.password=" + superuserPassword + "\n")
            + ("owner.password=" + ownerPassword + "\n")
            + ("app.password=" + appPassword + "\n"));
  }

  private static String value(Properties found, String key, Path file) {
    String value = found.getProperty(key);
    if (value == null) {
      throw new DatabaseUnavailableException(file + " has no " + key + ": restore it from a copy");
    }
    return value;
  }

  private static String password() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
