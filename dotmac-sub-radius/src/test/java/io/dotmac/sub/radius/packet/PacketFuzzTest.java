package io.dotmac.sub.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.auth.AuthAttempt;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever arrives, reading it neither throws nor hangs. */
class PacketFuzzTest {
  private static final SharedSecret SECRET = SharedSecret.of("fuzz");
  private static final AttributeKey<byte[]> LONG =
      AttributeKey.extended("Long", 245, 1, ValueCodec.OCTETS);

  /** Beyond this a packet hangs the thread that reads it. */
  private static final long HANG_NANOS = 100_000_000;

  private final PacketSigner signer = new PacketSigner();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long walked;
  private long slowest;

  @Test
  void readsAMillionMutatedPacketsWithoutThrowingOrHanging() {
    fuzz(1_000_000, 1);
  }

  @Test
  @Tag("full")
  void readsTenMillionMutatedPacketsWithoutThrowingOrHanging() {
    fuzz(10_000_000, 2);
  }

  private void fuzz(int rounds, long seed) {
    Random random = new Random(seed);
    byte[] noise = new byte[1 << 16];
    random.nextBytes(noise);
    for (int i = 0; i < rounds; i++) {
      byte[] octets = i % 2 == 0 ? mutated(random, noise) : wellFormed(random, noise);
      long time = timeOf(octets, i % 16 == 0);
      // What hangs, hangs again; a machine that was held up does not.
      slowest =
          Math.max(slowest, time < HANG_NANOS ? time : Math.min(time, timeOf(octets, i % 16 == 0)));
    }
    assertThat(walked).isGreaterThan(rounds);
    assertThat(slowest).isLessThan(HANG_NANOS);
  }

  /** How long it takes to read, by the thread's own time. */
  private long timeOf(byte[] octets, boolean describe) {
    long before = threads.getCurrentThreadCpuTime();
    if (PacketView.flawOf(octets, 0, octets.length).isEmpty()) {
      readAll(PacketView.copyOf(octets), describe);
    }
    return threads.getCurrentThreadCpuTime() - before;
  }

  private void readAll(PacketView packet, boolean describe) {
    AttributeCursor cursor = packet.attributes();
    int octets = 0;
    while (cursor.next()) {
      walked++;
      octets += cursor.valueLength();
      Dictionary.STANDARD.find(cursor.vendor(), cursor.type()).ifPresent(key -> cursor.value(key));
    }
    assertThat(octets).isLessThanOrEqualTo(packet.length());
    if (describe) {
      Dictionary.STANDARD.describe(packet);
      packet.whole(LONG);
    }
    signer.check(packet, SECRET);
    signer.signedBy(packet, SECRET);
    AuthAttempt.of(packet, SECRET, signer);
    packet.joined(Attributes.EAP_MESSAGE);
  }

  private static byte[] mutated(Random random, byte[] noise) {
    byte[] octets = wellFormed(random, noise);
    for (int i = random.nextInt(6); i >= 0; i--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
    }
    return octets;
  }

  /** A packet whose outer structure is right and whose values are anything, vendors included. */
  private static byte[] wellFormed(Random random, byte[] noise) {
    byte[] octets = new byte[4096];
    System.arraycopy(noise, random.nextInt(noise.length - 1024), octets, 0, 1024);
    int end = 20;
    for (int i = random.nextInt(12); i > 0; i--) {
      int length = 2 + random.nextInt(random.nextBoolean() ? 8 : 60);
      octets[end] = (byte) (random.nextInt(3) == 0 ? 26 : random.nextInt(256));
      if (random.nextInt(8) == 0) {
        octets[end] = (byte) (241 + random.nextInt(6));
        octets[end + 2] = (byte) (random.nextBoolean() ? 26 : random.nextInt(12));
      }
      octets[end + 1] = (byte) length;
      if (octets[end] == 26 && length > 8) {
        int[] vendors = {429, 311, 8164, 14988, 4846, 24757, 0};
        int vendor = vendors[random.nextInt(vendors.length)];
        octets[end + 2] = 0;
        octets[end + 3] = 0;
        octets[end + 4] = (byte) (vendor >> 8);
        octets[end + 5] = (byte) vendor;
        octets[end + 7] = (byte) random.nextInt(12);
      }
      end += length;
    }
    octets[0] = (byte) (random.nextBoolean() ? 1 : 4);
    octets[2] = (byte) (end >>> 8);
    octets[3] = (byte) end;
    return java.util.Arrays.copyOf(octets, end);
  }
}
