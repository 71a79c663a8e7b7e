package io.dotmac.sub.server;

import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.radsec.Radsec;
import io.dotmac.sub.server.adapter.radius.radsec.RadsecOptions;
import io.dotmac.sub.server.start.StartFailure;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * RADIUS over TLS; the certificate is given as in {@link TlsSection}, and an authority must be.
 *
 * @param port 2083 unless said otherwise
 */
public record RadsecSection(
    @Nullable @Min(0) @Max(65_535) Integer port,
    @Nullable Path keyStore,
    @Nullable String password,
    @Nullable String alias,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path authority) {
  private static final String NAME = "radius.radsec";

  RadsecOptions options() {
    TlsIdentity identity =
        new TlsSection(keyStore, password, alias, certificate, key, authority).identity(NAME);
    if (identity.authorities().isEmpty()) {
      throw new StartFailure(NAME + ".authority: who issues certificates to access servers is"
          + " missing, so that nobody could be believed");
    }
    return new RadsecOptions(port == null ? Radsec.PORT : port, identity);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RadsecSection(" + (keyStore == null ? certificate : keyStore) + ")";
  }
}
