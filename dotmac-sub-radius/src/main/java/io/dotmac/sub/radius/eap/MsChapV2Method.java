package io.dotmac.sub.radius.eap;

import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.server.AccessDecision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MS-CHAPv2 in EAP (draft-kamath-pppext-eap-mschapv2): challenge, response, and both proofs. */
final class MsChapV2Method implements EapMethod {
  private static final int CHALLENGE = 1;
  private static final int RESPONSE = 2;
  private static final int SUCCESS = 3;
  private static final int FAILURE = 4;
  private static final int HEADER_LENGTH = 4;
  private static final int CHALLENGE_LENGTH = 16;
  private static final int VALUE_LENGTH = 49;

  private final SecureRandom random = new SecureRandom();
  private final byte[] serverName;

  MsChapV2Method(String serverName) {
    this.serverName = serverName.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int type() {
    return 26;
  }

  @Override
  public EapConversation begin(EapPeer peer) {
    byte[] challenge = new byte[CHALLENGE_LENGTH];
    random.nextBytes(challenge);
    return new Conversation(peer.identity(), challenge, random.nextInt(256));
  }

  private static byte[] message(int operation, int identifier, byte[]... parts) {
    int length =
        HEADER_LENGTH + Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer message = ByteBuffer.allocate(length)
        .put((byte) operation)
        .put((byte) identifier)
        .putShort((short) length);
    for (byte[] part : parts) {
      message.put(part);
    }
    return message.array();
  }

  private final class Conversation implements EapConversation {
    private final String identity;
    private final byte[] challenge;
    private final int identifier;

    /** What the user gets after having heard the server's proof, or why there is no access. */
    private @Nullable EapStep end;

    Conversation(String identity, byte[] challenge, int identifier) {
      this.identity = identity;
      this.challenge = challenge;
      this.identifier = identifier;
    }

    @Override
    public EapStep start() {
      byte[] size = {CHALLENGE_LENGTH};
      return new EapStep.Ask(message(CHALLENGE, identifier, size, challenge, serverName));
    }

    @Override
    public EapStep answer(EapPacket response) {
      byte[] data = response.data();
      int operation = data.length == 0 ? 0 : data[0];
      if (end == null && operation == RESPONSE) {
        return check(data);
      }
      boolean heard = end instanceof EapStep.Accepted
          ? operation == SUCCESS
          : end instanceof EapStep.Refused && operation == FAILURE;
      return end != null && heard ? end : EapStep.refused(RejectReason.EAP_MALFORMED);
    }

    private EapStep check(byte[] data) {
      int nameAt = HEADER_LENGTH + 1 + VALUE_LENGTH;
      if (data.length < nameAt || data[HEADER_LENGTH] != VALUE_LENGTH) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      int at = HEADER_LENGTH + 1;
      AuthAttempt attempt = new AuthAttempt.MsChapV2(
          identifier,
          Arrays.copyOfRange(data, at, at + 16),
          Arrays.copyOfRange(data, at + 24, at + 48),
          challenge,
          Arrays.copyOfRange(data, nameAt, data.length));
      return new EapStep.Check(identity, attempt, this::decided);
    }

    private EapStep decided(AccessDecision decision) {
      EapStep ending = EapStep.ending(decision);
      if (ending instanceof EapStep.Accepted accepted) {
        return prove(accepted);
      }
      if (ending instanceof EapStep.Refused refused) {
        AttributeBlock rest = refused.attributes().without(Microsoft.CHAP_ERROR);
        end = new EapStep.Refused(refused.reason(), rest);
        byte[] error = refused
            .attributes()
            .first(Microsoft.CHAP_ERROR)
            .map(MsChapV2Method::withoutIdentifier)
            .orElseGet(() -> "E=691 R=0".getBytes(StandardCharsets.US_ASCII));
        return new EapStep.Ask(message(FAILURE, identifier, error));
      }
      return ending;
    }

    private EapStep prove(EapStep.Accepted accepted) {
      Optional<byte[]> proof = accepted
          .attributes()
          .first(Microsoft.CHAP2_SUCCESS)
          .map(MsChapV2Method::withoutIdentifier);
      if (proof.isEmpty()) {
        // The policy accepted without checking the attempt: there is nothing to prove with.
        return EapStep.refused(RejectReason.METHOD_UNSUPPORTED);
      }
      // The proof is told here, and not once more in the Access-Accept.
      AttributeBlock rest = accepted.attributes().without(Microsoft.CHAP2_SUCCESS);
      end = new EapStep.Accepted(rest, accepted.hidden());
      byte[] message = " M=OK".getBytes(StandardCharsets.US_ASCII);
      return new EapStep.Ask(message(SUCCESS, identifier, proof.get(), message));
    }
  }

  private static byte[] withoutIdentifier(byte[] value) {
    return Arrays.copyOfRange(value, Math.min(1, value.length), value.length);
  }
}
