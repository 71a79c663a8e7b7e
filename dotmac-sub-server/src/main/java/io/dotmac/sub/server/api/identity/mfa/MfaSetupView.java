package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.server.security.QrCode;

/**
 * An app that is being set up.
 *
 * @param secret to be typed into the app: shown this once and never again
 * @param uri the same for apps, with names ({@code otpauth:})
 * @param qrSvg the address as a picture
 */
record MfaSetupView(MfaMethodId id, String label, String secret, String uri, String qrSvg) {
  static MfaSetupView of(Mfa.Setup setup, String uri) {
    return new MfaSetupView(
        setup.method().id(), setup.method().label(), setup.seed(), uri, QrCode.svg(uri));
  }

  @Override
  public String toString() {
    return "MfaSetupView[" + id + "]";
  }
}
