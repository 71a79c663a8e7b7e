package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right of one process to run the server of a folder; the system frees it when it dies. */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";
  // A process loses its lock when it closes any descriptor of the file, so it opens it only once.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Empty when a living process, this one included, holds the folder. */
  static Optional<FolderLock> take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel =
          FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(
          Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      taken = true;
      return Optional.of(new FolderLock(real, channel));
    } finally {
      if (!taken) {
        HELD.remove(real);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /** The process id of the holder, for a message. */
  static String holder(Path folder) throws IOException {
    Path real = folder.toRealPath();
    return HELD.contains(real)
        ? Long.toString(ProcessHandle.current().pid())
        : Files.readString(real.resolve(NAME)).strip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
