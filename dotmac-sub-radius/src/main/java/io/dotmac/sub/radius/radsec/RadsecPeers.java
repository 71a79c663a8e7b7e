package io.dotmac.sub.radius.radsec;

import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.nas.NasClient;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/** Knows peers by the certificate they show, which has been checked against the authorities. */
@FunctionalInterface
public interface RadsecPeers {
  /** The client with this certificate at this address; empty for one that is not served. */
  Optional<NasClient> find(X509Certificate certificate, InetAddress source);

  /**
   * Peers by a name in their certificate: the common name or an alternative name. Give them {@link
   * Radsec#SECRET}, and demand Message-Authenticator only of those that send it.
   */
  static RadsecPeers byName(Map<String, NasClient> peers) {
    Map<String, NasClient> known = Map.copyOf(peers);
    return (certificate, source) -> new AuthAttempt.Certificate(certificate)
        .names().stream().filter(known::containsKey).findFirst().map(known::get);
  }
}
