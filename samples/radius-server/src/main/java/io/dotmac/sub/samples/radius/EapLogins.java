package io.dotmac.sub.samples.radius;

import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPolicy;
import io.dotmac.sub.radius.eap.tls.EapTls;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.server.AccessPolicy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** EAP before a policy that knows nothing of it. */
public final class EapLogins {
  private EapLogins() {}

  /** All methods; the key store has the server's key as "radius" and the users' authority. */
  public static AccessPolicy over(AccessPolicy yours, KeyStore keyStore, char[] password)
      throws GeneralSecurityException {
    // [start]
    TlsIdentity identity = TlsIdentity.of(keyStore, "radius", password);
    AccessPolicy policy = EapPolicy.over(
        yours,
        EapTls.peap(identity, EapMethod.msChapV2("radius.example")),
        EapTls.ttls(identity),
        EapTls.certificates(identity),
        EapMethod.msChapV2("radius.example"),
        EapMethod.md5());
    // [end]
    return policy;
  }
}
