package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import org.jspecify.annotations.Nullable;

/**
 * What the Message-Authenticator of a request proves: the secret it was made with; or why the
 * packet must be dropped; or neither, when there is no Message-Authenticator.
 */
record Proof(@Nullable SharedSecret secret, @Nullable DropReason drop) {
  private static final Proof NONE = new Proof(null, null);
  private static final Proof WRONG = new Proof(null, DropReason.MESSAGE_AUTHENTICATOR_WRONG);
  private static final Proof REPEATED = new Proof(null, DropReason.MESSAGE_AUTHENTICATOR_REPEATED);

  /** Tries each secret of the client. */
  static Proof of(NasClient nas, PacketView request, PacketSigner signer) {
    // No iterator: it would be made for each packet.
    for (int i = 0; i < nas.secrets().size(); i++) {
      SharedSecret secret = nas.secrets().get(i);
      MessageAuthenticator found = signer.check(request, secret);
      if (found == MessageAuthenticator.VALID) {
        return new Proof(secret, null);
      }
      if (found != MessageAuthenticator.WRONG) {
        return found == MessageAuthenticator.ABSENT ? NONE : REPEATED;
      }
    }
    return WRONG;
  }
}
