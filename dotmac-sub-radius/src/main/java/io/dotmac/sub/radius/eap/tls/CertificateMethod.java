package io.dotmac.sub.radius.eap.tls;

import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.EapConversation;
import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPacket;
import io.dotmac.sub.radius.eap.EapPeer;
import io.dotmac.sub.radius.eap.EapStep;
import java.util.List;
import java.util.Map;

/** EAP-TLS (RFC 5216). */
record CertificateMethod(TlsIdentity identity) implements EapMethod {
  private static final RejectReason WRONG_NAME = new RejectReason("certificate_of_another");

  @Override
  public int type() {
    return 13;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public EapConversation begin(EapPeer peer) {
    return new TlsConversation(identity, peer, true, "client EAP encryption", Map.of()) {
      @Override
      EapStep acknowledged() {
        return tunnel
            .user()
            .map(AuthAttempt.Certificate::new)
            .map(certificate -> check(certificate))
            .orElseGet(() -> EapStep.refused(RejectReason.TLS_FAILED));
      }

      private EapStep check(AuthAttempt.Certificate certificate) {
        return names(certificate.names(), peer.identity())
            ? new EapStep.Check(
                peer.identity(), certificate, decision -> withKeys(EapStep.ending(decision)))
            : EapStep.refused(WRONG_NAME);
      }

      @Override
      EapStep said(byte[] clear, EapPacket response) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
    };
  }

  /** Whether one of the names is the user's, with or without the realm. */
  private static boolean names(List<String> names, String user) {
    int at = user.lastIndexOf('@');
    return names.contains(user) || (at > 0 && names.contains(user.substring(0, at)));
  }
}
