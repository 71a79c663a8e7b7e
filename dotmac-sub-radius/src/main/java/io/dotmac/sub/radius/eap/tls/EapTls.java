package io.dotmac.sub.radius.eap.tls;

import io.dotmac.sub.radius.eap.EapMethod;
import java.util.List;

/** The methods over TLS, to be offered by an {@code EapPolicy}. */
public final class EapTls {
  private EapTls() {}

  /**
   * EAP-TLS: both sides show certificates. The user's must come from an authority the identity
   * trusts and contain the name that was said; the policy gets it as {@code
   * AuthAttempt.Certificate}, which {@code Credential.certificate()} takes.
   */
  public static EapMethod certificates(TlsIdentity server) {
    if (server.authorities().isEmpty()) {
      throw new IllegalArgumentException("EAP-TLS needs an authority that issues to users");
    }
    return new CertificateMethod(server);
  }

  /**
   * PEAP version 0: another method inside TLS, in which the server alone shows a certificate.
   *
   * @param inner what is offered inside, usually {@code EapMethod.msChapV2}
   */
  public static EapMethod peap(TlsIdentity server, EapMethod... inner) {
    if (inner.length == 0) {
      throw new IllegalArgumentException("PEAP needs a method inside");
    }
    return new PeapMethod(server, List.of(inner));
  }

  /** EAP-TTLS version 0, with PAP, CHAP, MS-CHAP or MS-CHAPv2 inside. */
  public static EapMethod ttls(TlsIdentity server) {
    return new TtlsMethod(server);
  }
}
