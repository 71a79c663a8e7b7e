package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A pair of streams as a link. One thread per open session carries the input over, since Java's
 * streams know no time limit; a full queue makes the device wait.
 */
final class StreamLink implements ByteLink {
  private static final byte[] END = {};

  private final Closeable owner;
  private final OutputStream out;
  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(256);
  private final Thread pump;
  private byte[] rest = END;
  private boolean ended;

  StreamLink(DeviceId device, Closeable owner, InputStream in, OutputStream out) {
    this.owner = owner;
    this.out = out;
    this.pump = new Thread(() -> pump(in), "device-" + device);
    pump.setDaemon(true);
    pump.start();
  }

  private void pump(InputStream in) {
    try {
      byte[] buffer = new byte[8192];
      int count;
      try {
        while ((count = in.read(buffer)) >= 0) {
          if (count > 0) {
            chunks.put(Arrays.copyOf(buffer, count));
          }
        }
      } catch (IOException e) {
        // A broken connection is an ended one: the reader says where it ended.
      }
      chunks.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new DeviceException(new DeviceError.Unreachable("the session ended while sending"), e);
    }
  }

  @Override
  public int read(byte[] into, Duration wait) {
    if (rest.length == 0) {
      if (ended) {
        return -1;
      }
      try {
        byte[] next = chunks.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
          return 0;
        }
        ended = next.length == 0;
        rest = next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeviceException(new DeviceError.Unreachable("interrupted while waiting"), e);
      }
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(into.length, rest.length);
    System.arraycopy(rest, 0, into, 0, count);
    rest = Arrays.copyOfRange(rest, count, rest.length);
    return count;
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (IOException e) {
      // It is closed either way, and nothing was asked that could be lost.
    }
    pump.interrupt();
  }
}
