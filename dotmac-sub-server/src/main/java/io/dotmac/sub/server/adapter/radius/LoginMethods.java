package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPolicy;
import io.dotmac.sub.radius.eap.tls.EapTls;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.server.AccessPolicy;
import org.jspecify.annotations.Nullable;

/** The ways in which users may prove themselves, before a policy that decides on the proof. */
final class LoginMethods {
  private static final String SERVER_NAME = "dotmac-sub";

  private LoginMethods() {}

  /** EAP-MD5 and EAP-MSCHAPv2; with an identity also PEAP and EAP-TTLS, the strongest first. */
  static AccessPolicy over(AccessPolicy policy, @Nullable TlsIdentity identity) {
    EapMethod msChap = EapMethod.msChapV2(SERVER_NAME);
    if (identity == null) {
      return EapPolicy.over(policy, msChap, EapMethod.md5());
    }
    return EapPolicy.over(
        policy,
        EapTls.peap(identity, EapMethod.msChapV2(SERVER_NAME)),
        EapTls.ttls(identity),
        msChap,
        EapMethod.md5());
  }
}
