package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.tx.Ids;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this node is, the same when it starts again in the same folder. Two programs in one folder
 * are two nodes: the second one is a new node each time.
 */
final class NodeId implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeId.class);
  private static final int LENGTH = 36;

  private final UUID value;
  private final @Nullable FileChannel file;

  private NodeId(UUID value, @Nullable FileChannel file) {
    this.value = value;
    this.file = file;
  }

  /** The node of that folder; null: a new one. */
  static NodeId in(@Nullable Path folder) {
    if (folder == null) {
      return new NodeId(Ids.next(), null);
    }
    try {
      Files.createDirectories(folder);
      FileChannel file = FileChannel.open(
          folder.resolve("node.id"),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
      if (!isOurs(file)) {
        file.close();
        LOG.warn("another program uses {}: this is a node of its own", folder);
        return new NodeId(Ids.next(), null);
      }
      return new NodeId(id(file), file);
    } catch (IOException e) {
      LOG.warn("this node is a new one, {} cannot be read: {}", folder, e.toString());
      return new NodeId(Ids.next(), null);
    }
  }

  private static boolean isOurs(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static UUID id(FileChannel file) throws IOException {
    ByteBuffer known = ByteBuffer.allocate(LENGTH);
    if (file.read(known, 0) == LENGTH) {
      try {
        return UUID.fromString(new String(known.array(), StandardCharsets.US_ASCII));
      } catch (IllegalArgumentException e) {
        LOG.warn("the id of this node cannot be read, it gets another one");
      }
    }
    UUID fresh = Ids.next();
    file.write(ByteBuffer.wrap(fresh.toString().getBytes(StandardCharsets.US_ASCII)), 0);
    file.force(true);
    return fresh;
  }

  UUID value() {
    return value;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOG.debug("the file of the node's id", e);
    }
  }
}
