package io.dotmac.sub.radius.auth;

import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What MS-CHAP adds to an answer (RFC 2548, section 2). */
final class MsChapReplies {
  /** 40 or 128 bits, allowed and not demanded: the NAS decides. */
  private static final long ENCRYPTION_ALLOWED = 1;

  private static final long ENCRYPTION_40_OR_128_BITS = 6;
  private static final int LM_KEY_LENGTH = 8;
  private static final int KEYS_LENGTH = 32;

  private MsChapReplies() {}

  static AuthReply accepted(AuthAttempt.MsChapV2 attempt, byte[] ntHash, byte[] challenge) {
    String proof = MsChap.authenticatorResponse(ntHash, attempt.ntResponse(), challenge);
    MsChap.Keys keys = MsChap.keys(ntHash, attempt.ntResponse());
    AttributeBlock attributes = AttributeBlock.builder()
        .add(Microsoft.CHAP2_SUCCESS, prefixed(attempt.identifier(), proof))
        .add(Microsoft.MPPE_ENCRYPTION_POLICY, ENCRYPTION_ALLOWED)
        .add(Microsoft.MPPE_ENCRYPTION_TYPES, ENCRYPTION_40_OR_128_BITS)
        .build();
    return new AuthReply(
        attributes,
        List.of(
            HiddenValue.of(Microsoft.MPPE_SEND_KEY, keys.send()),
            HiddenValue.of(Microsoft.MPPE_RECV_KEY, keys.receive())));
  }

  /** No key of a LAN Manager password: what old clients would make of it is not asked for. */
  static AuthReply accepted(byte[] ntHash) {
    byte[] keys = new byte[KEYS_LENGTH];
    byte[] key = MsChap.hashOfHash(ntHash);
    System.arraycopy(key, 0, keys, LM_KEY_LENGTH, key.length);
    AttributeBlock attributes = AttributeBlock.builder()
        .add(Microsoft.MPPE_ENCRYPTION_POLICY, ENCRYPTION_ALLOWED)
        .add(Microsoft.MPPE_ENCRYPTION_TYPES, ENCRYPTION_40_OR_128_BITS)
        .build();
    return new AuthReply(
        attributes, List.of(HiddenValue.asPassword(Microsoft.CHAP_MPPE_KEYS, keys)));
  }

  /** {@code E=691}: wrong name or password; {@code R=0}: do not ask the user again. */
  static AuthReply refused(int identifier, byte[] challenge) {
    String hex = HexFormat.of().withUpperCase().formatHex(challenge);
    String error = challenge.length == 16
        ? "E=691 R=0 C=" + hex + " V=3 M=Authentication failed"
        : "E=691 R=0";
    return AuthReply.of(AttributeBlock.of(Microsoft.CHAP_ERROR, prefixed(identifier, error)));
  }

  private static byte[] prefixed(int identifier, String text) {
    byte[] octets = new byte[1 + text.length()];
    octets[0] = (byte) identifier;
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, octets, 1, text.length());
    return octets;
  }
}
