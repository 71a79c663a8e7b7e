package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import org.jspecify.annotations.Nullable;

/**
 * What the Message-Authenticator of a request proves: which of the client's secrets it was made
 * with; or why the packet must be dropped; or neither, when there is no Message-Authenticator.
 */
enum Proof {
  FIRST(0, null),
  SECOND(1, null),
  NONE(-1, null),
  WRONG(-1, DropReason.MESSAGE_AUTHENTICATOR_WRONG),
  REPEATED(-1, DropReason.MESSAGE_AUTHENTICATOR_REPEATED);

  private final int place;
  private final @Nullable DropReason drop;

  Proof(int place, @Nullable DropReason drop) {
    this.place = place;
    this.drop = drop;
  }

  /** The secret of that client which was proven, if any was. */
  @Nullable
  SharedSecret secret(NasClient nas) {
    return place < 0 ? null : nas.secrets().get(place);
  }

  /** Why the packet must be dropped, if it must. */
  @Nullable
  DropReason drop() {
    return drop;
  }

  /** Tries each secret of the client. */
  static Proof of(NasClient nas, PacketView request, PacketSigner signer) {
    // No iterator: it would be made for each packet.
    for (int i = 0; i < nas.secrets().size(); i++) {
      SharedSecret secret = nas.secrets().get(i);
      MessageAuthenticator found = signer.check(request, secret);
      if (found == MessageAuthenticator.VALID) {
        return i == 0 ? FIRST : SECOND;
      }
      if (found != MessageAuthenticator.WRONG) {
        return found == MessageAuthenticator.ABSENT ? NONE : REPEATED;
      }
    }
    return WRONG;
  }
}
