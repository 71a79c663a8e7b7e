package io.dotmac.sub.radius.eap.tls;

import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.EapConversation;
import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPacket;
import io.dotmac.sub.radius.eap.EapPeer;
import io.dotmac.sub.radius.eap.EapStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PEAP version 0 (draft-kamath-pppext-peapv0): EAP inside TLS without its header, and at the end a
 * packet with header by which both sides confirm the result.
 */
record PeapMethod(TlsIdentity identity, List<EapMethod> inner) implements EapMethod {
  private static final int EXTENSIONS = 33;
  private static final int RESULT = 3;
  private static final int RESULT_SUCCESS = 1;
  private static final int RESULT_FAILURE = 2;

  @Override
  public int type() {
    return 25;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public EapConversation begin(EapPeer peer) {
    return new Conversation(peer);
  }

  private final class Conversation extends TlsConversation {
    private @Nullable EapMethod method;
    private @Nullable EapConversation conversation;
    private String user = "";
    private boolean asked;
    private int answers;

    /** What the user gets after the result was confirmed. */
    private @Nullable EapStep end;

    Conversation(EapPeer peer) {
      super(identity, peer, false, "client EAP encryption", Map.of());
    }

    @Override
    EapStep acknowledged() throws IOException {
      if (asked) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      asked = true;
      return say(new byte[] {EapPacket.IDENTITY});
    }

    @Override
    EapStep said(byte[] clear, EapPacket response) throws IOException {
      if (end != null) {
        return confirmed(clear, end);
      }
      int type = clear[0] & 0xff;
      byte[] data = Arrays.copyOfRange(clear, 1, clear.length);
      if (method == null) {
        return asked && type == EapPacket.IDENTITY
            ? begin(inner.get(0), new String(data, StandardCharsets.UTF_8))
            : EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      answers++;
      if (type == EapPacket.NAK && answers == 1) {
        return wished(data);
      }
      if (type != method.type() || conversation == null) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      EapPacket inside = new EapPacket(EapPacket.RESPONSE, response.identifier(), type, data);
      return carry(conversation.answer(inside));
    }

    private EapStep begin(EapMethod chosen, String name) throws IOException {
      EapConversation begun = chosen.begin(new EapPeer(name, peer.fragmentOctets()));
      user = name;
      method = chosen;
      conversation = begun;
      return carry(begun.start());
    }

    private EapStep wished(byte[] types) throws IOException {
      for (byte type : types) {
        for (EapMethod each : inner) {
          if (each.type() == (type & 0xff)) {
            return begin(each, user);
          }
        }
      }
      return EapStep.refused(RejectReason.METHOD_UNSUPPORTED);
    }

    /** Carries a step of the inner conversation through TLS. */
    private EapStep carry(EapStep step) throws IOException {
      if (step instanceof EapStep.Ask ask && method != null) {
        byte[] request = new byte[1 + ask.data().length];
        request[0] = (byte) method.type();
        System.arraycopy(ask.data(), 0, request, 1, ask.data().length);
        return say(request);
      }
      if (step instanceof EapStep.Check check) {
        return new EapStep.Check(check.user(), check.attempt(), decision -> {
          try {
            return carry(check.then().apply(decision));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
      }
      if (step instanceof EapStep.Silent) {
        return step;
      }
      end = withKeys(step);
      return say(result(step instanceof EapStep.Accepted ? RESULT_SUCCESS : RESULT_FAILURE));
    }

    private byte[] result(int result) {
      byte[] data = {(byte) 0x80, RESULT, 0, 2, 0, (byte) result};
      return new EapPacket(EapPacket.REQUEST, 0, EXTENSIONS, data).toBytes();
    }

    /** Access only if the user agrees that the inner method succeeded. */
    private EapStep confirmed(byte[] clear, EapStep wanted) {
      Optional<EapPacket> packet = EapPacket.of(clear)
          .filter(each -> each.code() == EapPacket.RESPONSE && each.type() == EXTENSIONS);
      boolean agreed = packet.isPresent() && resultIn(packet.get().data()) == RESULT_SUCCESS;
      return wanted instanceof EapStep.Refused || agreed
          ? wanted
          : EapStep.refused(RejectReason.EAP_MALFORMED);
    }

    private int resultIn(byte[] tlvs) {
      int at = 0;
      while (at + 4 <= tlvs.length) {
        int kind = (tlvs[at] & 0x3f) << 8 | tlvs[at + 1] & 0xff;
        int length = (tlvs[at + 2] & 0xff) << 8 | tlvs[at + 3] & 0xff;
        if (kind == RESULT && length == 2 && at + 6 <= tlvs.length) {
          return (tlvs[at + 4] & 0xff) << 8 | tlvs[at + 5] & 0xff;
        }
        at += 4 + length;
      }
      return 0;
    }
  }
}
