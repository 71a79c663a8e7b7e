package io.dotmac.sub.radius.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** MD4 (RFC 1320), which the Java runtime lacks and NT hashes are made with. */
final class Md4 {
  private static final int[] ORDER_2 = {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15};
  private static final int[] ORDER_3 = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
  private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
  private static final int ROUND_2 = 0x5a827999;
  private static final int ROUND_3 = 0x6ed9eba1;

  private Md4() {}

  /** The 16 octets of the digest. */
  static byte[] digest(byte[] message) {
    int blocks = (message.length + 8) / 64 + 1;
    byte[] padded = Arrays.copyOf(message, blocks * 64);
    padded[message.length] = (byte) 0x80;
    ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    words.putLong(padded.length - 8, 8L * message.length);
    int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    int[] block = new int[16];
    for (int i = 0; i < blocks; i++) {
      words.position(i * 64);
      words.asIntBuffer().get(block);
      mix(state, block);
    }
    ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    digest.asIntBuffer().put(state);
    return digest.array();
  }

  private static void mix(int[] state, int[] block) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    for (int step = 0; step < 48; step++) {
      int round = step / 16;
      int i = step % 16;
      int term = switch (round) {
        case 0 -> ((b & c) | (~b & d)) + block[i];
        case 1 -> ((b & c) | (b & d) | (c & d)) + block[ORDER_2[i]] + ROUND_2;
        default -> (b ^ c ^ d) + block[ORDER_3[i]] + ROUND_3;
      };
      int turned = Integer.rotateLeft(a + term, SHIFTS[round][i % 4]);
      a = d;
      d = c;
      c = b;
      b = turned;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
  }
}
