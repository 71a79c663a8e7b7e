package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.secret.SecretBox;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes as a file, from which a server answers that starts while the database is away. A
 * mark and the version of the form stand at its beginning; everything else is sealed with the keys
 * of the installation, so that it can neither be read nor changed without them. It is replaced as a
 * whole, and only its owner may read it.
 */
public final class IndexSnapshot {
  private static final Logger LOG = LoggerFactory.getLogger(IndexSnapshot.class);
  private static final long MARK = 0x646d635f72696478L;

  /** Raised with every change of what {@link SnapshotWriter} writes. */
  private static final int VERSION = 2;

  private static final Duration OLDEST = Duration.ofHours(1);

  private final Path file;
  private final SecretBox secrets;
  private final AccessIndex users;
  private final NasIndex nases;
  private Instant writtenAt = Instant.EPOCH;
  private long writtenChange = -1;

  /** A snapshot of these indexes. */
  public IndexSnapshot(Path file, SecretBox secrets, AccessIndex users, NasIndex nases) {
    this.file = file;
    this.secrets = secrets;
    this.users = users;
    this.nases = nases;
  }

  /**
   * Writes it if the indexes are not as they were when it was written, or if that is long ago.
   *
   * @param currentAt when the indexes were last known to be as the database is
   */
  public synchronized void write(Instant currentAt) {
    long change = users.changeCount() + nases.changeCount();
    boolean old = currentAt.isAfter(writtenAt.plus(OLDEST));
    if (!currentAt.isAfter(writtenAt) || (change == writtenChange && !old)) {
      return;
    }
    try {
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.deleteIfExists(next);
      writeTo(next, currentAt);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      writtenAt = currentAt;
      writtenChange = change;
    } catch (IOException | UncheckedIOException e) {
      LOG.error("ALARM: the snapshot of the RADIUS index cannot be written to {}", file, e);
    }
  }

  private void writeTo(Path next, Instant currentAt) throws IOException {
    try (FileChannel channel = FileChannel.open(
        next,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        onlyForOwner(next))) {
      DataOutputStream clear = new DataOutputStream(
          new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
      clear.writeLong(MARK);
      clear.writeInt(VERSION);
      DataOutputStream out = new DataOutputStream(secrets.sealing(new Kept(clear)));
      out.writeInt(VERSION);
      out.writeLong(currentAt.getEpochSecond());
      SnapshotWriter writer = new SnapshotWriter(out);
      for (var policy : users.policies().entrySet()) {
        writer.rules(policy.getKey(), policy.getValue().rules());
      }
      for (var each : nases.all().entrySet()) {
        writer.nases(each.getKey(), each.getValue());
      }
      users.forEach(writer::userUnchecked);
      writer.end();
      out.close();
      channel.force(true);
    }
  }

  /** The stream below must still be forced to the disk when the sealing one is closed. */
  private static final class Kept extends FilterOutputStream {
    Kept(DataOutputStream below) {
      super(below);
    }

    @Override
    public void write(byte[] octets, int at, int length) throws IOException {
      out.write(octets, at, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /**
   * Fills the indexes from the file.
   *
   * @return when they were as the database is; empty if there is no file, or none that can be used,
   *     which is logged: then they stay as they were
   */
  public synchronized Optional<Instant> read() {
    if (!Files.exists(file)) {
      LOG.warn("there is no snapshot of the RADIUS index in {}", file);
      return Optional.empty();
    }
    try (DataInputStream clear =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (clear.readLong() != MARK) {
        return refused("it is no snapshot");
      }
      int version = clear.readInt();
      if (version != VERSION) {
        return refused("it has version " + version + ", expected " + VERSION);
      }
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(secrets.opening(clear), 1 << 16));
      if (in.readInt() != VERSION) {
        return refused("its version was changed");
      }
      Instant currentAt = Instant.ofEpochSecond(in.readLong());
      SnapshotReader reader = new SnapshotReader(in);
      reader.readAll();
      if (in.read() != -1) {
        return refused("it goes on after its end");
      }
      reader.rules().forEach(users::rule);
      reader.nases().forEach(nases::replace);
      reader.users().forEach(users::put);
      return Optional.of(currentAt);
    } catch (IOException
        | SecretBox.SecretUnreadable
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Instant> refused(String why) {
    LOG.error("ALARM: the snapshot of the RADIUS index in {} is not used: {}", file, why);
    return Optional.empty();
  }

  private static FileAttribute<?>[] onlyForOwner(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
