package io.dotmac.sub.radius.eap;

import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import java.security.SecureRandom;
import java.util.Arrays;

/** MD5-Challenge (RFC 3748, section 5.4): the value is that of CHAP over the EAP identifier. */
final class Md5Method implements EapMethod {
  private static final int LENGTH = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public int type() {
    return 4;
  }

  @Override
  public EapConversation begin(EapPeer peer) {
    byte[] challenge = new byte[LENGTH];
    random.nextBytes(challenge);
    return new Conversation(peer.identity(), challenge);
  }

  private record Conversation(String identity, byte[] challenge) implements EapConversation {
    @Override
    public EapStep start() {
      byte[] data = new byte[1 + LENGTH];
      data[0] = LENGTH;
      System.arraycopy(challenge, 0, data, 1, LENGTH);
      return new EapStep.Ask(data);
    }

    @Override
    public EapStep answer(EapPacket response) {
      byte[] data = response.data();
      if (data.length < 1 + LENGTH || data[0] != LENGTH) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      byte[] value = Arrays.copyOfRange(data, 1, 1 + LENGTH);
      return new EapStep.Check(
          identity, new AuthAttempt.Chap(response.identifier(), value, challenge), EapStep::ending);
    }
  }
}
