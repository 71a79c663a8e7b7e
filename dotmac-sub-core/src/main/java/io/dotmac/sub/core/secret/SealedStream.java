package io.dotmac.sub.core.secret;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Octets of any number, sealed with AES-256-GCM as they come.
 *
 * <p>A head names the key and has 16 random octets, from which the key of this stream is derived.
 * Frames follow, each its length and what is sealed; the number of a frame is its nonce, and
 * whether it is the last is sealed with it. So nothing can be changed, left out, moved or cut off
 * without being noticed.
 */
final class SealedStream {
  private static final String PURPOSE = "sealed-stream";
  private static final int SALT = 16;
  private static final int TAG_BITS = 128;
  private static final int NONCE = 12;
  private static final int FRAME = 1 << 16;
  private static final int LAST = 1 << 31;

  private SealedStream() {}

  /** Seals what is written with the primary key; the stream is whole once it is closed. */
  static OutputStream sealing(OutputStream out, Keyring keys) throws IOException {
    byte[] salt = RandomToken.bytes(SALT);
    DataOutputStream data = new DataOutputStream(out);
    data.writeUTF(keys.primaryId());
    data.write(salt);
    return new Sealing(data, new Frames(keys.primary(PURPOSE), salt));
  }

  /** Gives what {@link #sealing} was given; what was changed is noticed before it is given. */
  static InputStream opening(InputStream in, Keyring keys) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      String keyId = data.readUTF();
      byte[] key = keys.derived(keyId, PURPOSE)
          .orElseThrow(() -> new SecretBox.SecretUnreadable(
              "sealed with key " + keyId + ", the keyring has " + keys.ids()));
      return new Opening(data, new Frames(key, data.readNBytes(SALT)));
    } catch (EOFException | java.io.UTFDataFormatException e) {
      throw new SecretBox.SecretUnreadable("it ends before it begins");
    }
  }

  /** The frames of one stream, in their order. */
  private static final class Frames {
    private final SecretKeySpec key;
    private long number;

    Frames(byte[] purposeKey, byte[] salt) {
      key = new SecretKeySpec(MasterKey.hmac(purposeKey, salt), "AES");
    }

    byte[] next(int mode, byte[] octets, int length, boolean last) throws GeneralSecurityException {
      byte[] nonce =
          ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, number++).array();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((last ? "last" : "more").getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(octets, 0, length);
    }
  }

  private static final class Sealing extends OutputStream {
    private final DataOutputStream out;
    private final Frames frames;
    private final byte[] frame = new byte[FRAME];
    private int filled;
    private boolean closed;

    Sealing(DataOutputStream out, Frames frames) {
      this.out = out;
      this.frames = frames;
    }

    @Override
    public void write(int octet) throws IOException {
      if (filled == FRAME) {
        seal(false);
      }
      frame[filled++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets, int at, int length) throws IOException {
      int done = 0;
      while (done < length) {
        if (filled == FRAME) {
          seal(false);
        }
        int part = Math.min(length - done, FRAME - filled);
        System.arraycopy(octets, at + done, frame, filled, part);
        filled += part;
        done += part;
      }
    }

    private void seal(boolean last) throws IOException {
      try {
        byte[] sealed = frames.next(Cipher.ENCRYPT_MODE, frame, filled, last);
        out.writeInt(last ? sealed.length | LAST : sealed.length);
        out.write(sealed);
        filled = 0;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("AES-256-GCM is not available", impossible);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        seal(true);
        out.close();
      }
    }
  }

  private static final class Opening extends InputStream {
    private final DataInputStream in;
    private final Frames frames;
    private byte[] frame = new byte[0];
    private int next;
    private boolean last;

    Opening(DataInputStream in, Frames frames) {
      this.in = in;
      this.frames = frames;
    }

    @Override
    public int read() throws IOException {
      return fill() ? frame[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] octets, int at, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int part = Math.min(length, frame.length - next);
      System.arraycopy(frame, next, octets, at, part);
      next += part;
      return part;
    }

    /** Opens the next frame if this one is used up; false at the end. */
    private boolean fill() throws IOException {
      while (next == frame.length) {
        if (last) {
          return false;
        }
        open();
      }
      return true;
    }

    private void open() throws IOException {
      try {
        int head = in.readInt();
        last = (head & LAST) != 0;
        int length = head & ~LAST;
        if (length > FRAME + TAG_BITS / 8) {
          throw new SecretBox.SecretUnreadable("no frame is as long as " + length);
        }
        byte[] sealed = new byte[length];
        in.readFully(sealed);
        frame = frames.next(Cipher.DECRYPT_MODE, sealed, sealed.length, last);
        next = 0;
      } catch (EOFException e) {
        throw new SecretBox.SecretUnreadable("its end is missing");
      } catch (GeneralSecurityException e) {
        throw new SecretBox.SecretUnreadable("it was changed");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
