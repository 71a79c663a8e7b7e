package io.dotmac.sub.radius.eap;

import io.dotmac.sub.radius.auth.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands: who it is with, by which method, and which identifier the next
 * response has. One thread at a time has it, since its State is taken out to go on.
 */
final class EapSession {
  /** More rounds than the longest chain of certificates needs. */
  private static final int MOST_ROUNDS = 100;

  private final List<EapMethod> methods;
  private final int fragmentOctets;
  private @Nullable EapMethod method;
  private @Nullable EapConversation conversation;
  private String identity = "";
  private int identifier;
  private int rounds;

  /**
   * Before anything was said.
   *
   * @param identifier that of the request for the user's identity
   */
  EapSession(List<EapMethod> methods, int fragmentOctets, int identifier) {
    this.methods = methods;
    this.fragmentOctets = fragmentOctets;
    this.identifier = identifier;
  }

  int identifier() {
    return identifier;
  }

  /** Whether going on may take long. */
  boolean isSlow() {
    return methods.stream().anyMatch(EapMethod::isSlow);
  }

  /** The request that carries {@code data}, with the next identifier. */
  byte[] request(byte[] data) {
    identifier = identifier + 1 & 0xff;
    int type = method == null ? EapPacket.IDENTITY : method.type();
    return new EapPacket(EapPacket.REQUEST, identifier, type, data).toBytes();
  }

  /** What follows from the user's response. */
  EapStep answer(EapPacket response) {
    rounds++;
    boolean expected = response.identifier() == identifier || (method == null && rounds == 1);
    if (response.code() != EapPacket.RESPONSE || !expected || rounds > MOST_ROUNDS) {
      return EapStep.refused(RejectReason.EAP_MALFORMED);
    }
    identifier = response.identifier();
    if (method == null) {
      return response.type() == EapPacket.IDENTITY
          ? identified(response)
          : EapStep.refused(RejectReason.EAP_MALFORMED);
    }
    if (response.type() == EapPacket.NAK && rounds == 2) {
      return wished(response.data())
          .map(this::begin)
          .orElseGet(() -> EapStep.refused(RejectReason.METHOD_UNSUPPORTED));
    }
    return conversation != null && response.type() == method.type()
        ? conversation.answer(response)
        : EapStep.refused(RejectReason.EAP_MALFORMED);
  }

  private EapStep identified(EapPacket response) {
    identity = new String(response.data(), StandardCharsets.UTF_8);
    return begin(methods.get(0));
  }

  /** The first of the methods the user would rather use that is offered. */
  private Optional<EapMethod> wished(byte[] types) {
    for (byte type : types) {
      for (EapMethod each : methods) {
        if (each.type() == (type & 0xff)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  private EapStep begin(EapMethod chosen) {
    EapConversation begun = chosen.begin(new EapPeer(identity, fragmentOctets));
    method = chosen;
    conversation = begun;
    return begun.start();
  }
}
