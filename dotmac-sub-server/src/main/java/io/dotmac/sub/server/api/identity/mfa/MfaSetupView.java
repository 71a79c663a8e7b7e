package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.server.security.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * A second proof that is being set up.
 *
 * @param secret to be typed into the app: shown this once and never again; absent for an address
 * @param uri the same for apps, with names ({@code otpauth:}); absent for an address
 * @param qrSvg the same as a picture; absent for an address
 */
record MfaSetupView(
    MfaMethodId id,
    String label,
    @Nullable String secret,
    @Nullable String uri,
    @Nullable String qrSvg) {
  /** An address to which a code is on its way. */
  static MfaSetupView of(MfaMethod method) {
    return new MfaSetupView(method.id(), method.label(), null, null, null);
  }

  static MfaSetupView of(Mfa.Setup setup, String uri) {
    return new MfaSetupView(
        setup.method().id(), setup.method().label(), setup.seed(), uri, QrCode.svg(uri));
  }

  @Override
  public String toString() {
    return "MfaSetupView[" + id + "]";
  }
}
