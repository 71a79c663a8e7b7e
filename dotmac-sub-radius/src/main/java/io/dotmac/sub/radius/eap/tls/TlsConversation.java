package io.dotmac.sub.radius.eap.tls;

import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.EapConversation;
import io.dotmac.sub.radius.eap.EapPacket;
import io.dotmac.sub.radius.eap.EapPeer;
import io.dotmac.sub.radius.eap.EapStep;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * TLS carried in EAP (RFC 5216, section 3): long messages in pieces, each acknowledged by an empty
 * one. What happens inside TLS is a method's own.
 */
abstract class TlsConversation implements EapConversation {
  private static final int LENGTH_INCLUDED = 0x80;
  private static final int MORE_FRAGMENTS = 0x40;
  private static final int START = 0x20;

  /** More than any honest chain of certificates. */
  private static final int MOST_OCTETS = 1 << 16;

  private static final int KEY_OCTETS = 64;

  final TlsTunnel tunnel;
  final EapPeer peer;
  private final String keyLabel;
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private byte[] outgoing = new byte[0];
  private int sent;
  private boolean failed;

  /**
   * Before the first packet.
   *
   * @param keyLabel the label under which the method's session keys are exported
   * @param exports what else is exported, octets by label
   */
  TlsConversation(
      TlsIdentity identity,
      EapPeer peer,
      boolean asksForCertificate,
      String keyLabel,
      Map<String, Integer> exports) {
    this.peer = peer;
    this.keyLabel = keyLabel;
    Map<String, Integer> all = new java.util.HashMap<>(exports);
    all.put(keyLabel, KEY_OCTETS);
    this.tunnel = new TlsTunnel(identity, asksForCertificate, all);
  }

  /** The user has heard everything, and TLS is established. */
  abstract EapStep acknowledged() throws IOException;

  /** The user has said something inside TLS. */
  abstract EapStep said(byte[] clear, EapPacket response) throws IOException;

  @Override
  public EapStep start() {
    return new EapStep.Ask(new byte[] {START});
  }

  @Override
  public EapStep answer(EapPacket response) {
    byte[] data = response.data();
    int flags = data.length == 0 ? 0 : data[0] & 0xff;
    int at = (flags & LENGTH_INCLUDED) != 0 ? 5 : 1;
    if (data.length < at) {
      return EapStep.refused(RejectReason.EAP_MALFORMED);
    }
    int length = data.length - at;
    if (sent < outgoing.length) {
      return length == 0 ? nextFragment() : EapStep.refused(RejectReason.EAP_MALFORMED);
    }
    if (failed) {
      return EapStep.refused(RejectReason.TLS_FAILED);
    }
    if (incoming.size() + length > MOST_OCTETS) {
      return EapStep.refused(RejectReason.EAP_MALFORMED);
    }
    incoming.write(data, at, length);
    if ((flags & MORE_FRAGMENTS) != 0) {
      return new EapStep.Ask(new byte[] {0});
    }
    byte[] message = incoming.toByteArray();
    incoming.reset();
    return received(message, response);
  }

  private EapStep received(byte[] message, EapPacket response) {
    try {
      tunnel.receive(message);
      byte[] clear = tunnel.clear();
      if (clear.length > 0) {
        return said(clear, response);
      }
      byte[] output = tunnel.output();
      if (output.length > 0) {
        return send(output);
      }
      return tunnel.isEstablished() ? acknowledged() : EapStep.refused(RejectReason.EAP_MALFORMED);
    } catch (IOException e) {
      failed = true;
      byte[] alert = tunnel.output();
      return alert.length > 0 ? send(alert) : EapStep.refused(RejectReason.TLS_FAILED);
    }
  }

  /** Says something inside TLS. */
  final EapStep say(byte[] clear) throws IOException {
    tunnel.say(clear);
    return send(tunnel.output());
  }

  private EapStep send(byte[] octets) {
    outgoing = octets;
    sent = 0;
    return nextFragment();
  }

  private EapStep nextFragment() {
    int length = Math.min(peer.fragmentOctets(), outgoing.length - sent);
    boolean more = sent + length < outgoing.length;
    boolean stated = more && sent == 0;
    ByteBuffer data = ByteBuffer.allocate((stated ? 5 : 1) + length);
    data.put((byte) ((stated ? LENGTH_INCLUDED : 0) | (more ? MORE_FRAGMENTS : 0)));
    if (stated) {
      data.putInt(outgoing.length);
    }
    data.put(outgoing, sent, length);
    sent += length;
    return new EapStep.Ask(data.array());
  }

  /** Access with the keys of this session in place of any that were made inside it. */
  final EapStep withKeys(EapStep end) {
    if (!(end instanceof EapStep.Accepted accepted)) {
      return end;
    }
    byte[] keys = tunnel.exported(keyLabel).orElseThrow();
    List<HiddenValue> hidden = new ArrayList<>();
    for (HiddenValue value : accepted.hidden()) {
      if (value.key().vendor() != Microsoft.VENDOR) {
        hidden.add(value);
      }
    }
    // RFC 5216, section 2.3: the first half is for what the NAS receives.
    hidden.add(HiddenValue.of(Microsoft.MPPE_RECV_KEY, Arrays.copyOf(keys, 32)));
    hidden.add(HiddenValue.of(Microsoft.MPPE_SEND_KEY, Arrays.copyOfRange(keys, 32, 64)));
    AttributeBlock attributes = accepted
        .attributes()
        .without(
            Microsoft.CHAP2_SUCCESS,
            Microsoft.MPPE_ENCRYPTION_POLICY,
            Microsoft.MPPE_ENCRYPTION_TYPES);
    return new EapStep.Accepted(attributes, hidden);
  }
}
