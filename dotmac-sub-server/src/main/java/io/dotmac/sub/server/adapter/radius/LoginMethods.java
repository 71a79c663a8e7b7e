package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPolicy;
import io.dotmac.sub.radius.eap.tls.EapTls;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.server.AccessPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways in which users may prove themselves, before a policy that decides on the proof. */
final class LoginMethods {
  private static final String SERVER_NAME = "dotmac-sub";

  private LoginMethods() {}

  /**
   * EAP-MD5 and EAP-MSCHAPv2; with an identity also PEAP and EAP-TTLS, and where it trusts an
   * authority EAP-TLS: the strongest of those that need a password first, so that most users are
   * offered what they can do.
   */
  static AccessPolicy over(AccessPolicy policy, @Nullable TlsIdentity identity) {
    List<EapMethod> methods = new ArrayList<>();
    if (identity != null) {
      methods.add(EapTls.peap(identity, EapMethod.msChapV2(SERVER_NAME)));
      methods.add(EapTls.ttls(identity));
      if (!identity.authorities().isEmpty()) {
        methods.add(EapTls.certificates(identity));
      }
    }
    methods.add(EapMethod.msChapV2(SERVER_NAME));
    methods.add(EapMethod.md5());
    return EapPolicy.over(policy, methods.toArray(EapMethod[]::new));
  }
}
