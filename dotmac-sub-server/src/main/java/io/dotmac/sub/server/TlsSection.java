package io.dotmac.sub.server;

import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.server.adapter.radius.tls.TlsFiles;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server shows, and whom it believes: one PKCS #12 file, or PEM files.
 *
 * @param keyStore a PKCS #12 file with the key and its certificates; each certificate that stands
 *     for itself is an authority
 * @param password of the file and of the key
 * @param alias the entry of the key; {@code radius} unless said otherwise
 * @param certificate a PEM file: the certificate of the key first, then those that issued it
 * @param key a PEM file with the key as PKCS #8
 * @param authority a PEM file with those who issue certificates to the other side
 */
public record TlsSection(
    @Nullable Path keyStore,
    @Nullable String password,
    @Nullable String alias,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path authority) {
  /** What the files say; {@code section} is what the configuration calls them by. */
  TlsIdentity identity(String section) {
    if (keyStore != null && certificate == null && key == null && authority == null) {
      return stored(section, keyStore);
    }
    if (keyStore != null || certificate == null || key == null) {
      throw new StartFailure(section + " needs keyStore and password, or else certificate and key");
    }
    List<X509Certificate> chain =
        read(section + ".certificate", certificate, TlsFiles::certificates);
    PrivateKey secret = read(section + ".key", key, TlsFiles::key);
    if (!TlsFiles.belong(secret, chain.get(0))) {
      throw new StartFailure(
          section + ".key: " + key + " is not the key of the certificate in " + certificate);
    }
    List<X509Certificate> authorities = authority == null
        ? List.of()
        : read(section + ".authority", authority, TlsFiles::certificates);
    return new TlsIdentity(secret, chain, authorities);
  }

  private TlsIdentity stored(String section, Path file) {
    if (password == null) {
      throw new StartFailure(section + ".password: the password of " + file + " is missing");
    }
    return read(
        section + ".keyStore",
        file,
        path -> TlsFiles.keyStore(path, password, alias == null ? "radius" : alias));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(Path file) throws IOException, GeneralSecurityException;
  }

  private static <T> T read(String name, Path file, Reading<T> reading) {
    try {
      return reading.from(file);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new StartFailure(name + ": " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "TlsSection(" + (keyStore == null ? certificate : keyStore) + ")";
  }
}
