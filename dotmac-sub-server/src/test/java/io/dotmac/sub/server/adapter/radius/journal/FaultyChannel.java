package io.dotmac.sub.server.adapter.radius.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk that has room for so many octets more, writes in pieces, and can refuse to be cut. */
final class FaultyChannel extends FileChannel {
  private static final int PIECE = 13;

  private final FileChannel file;
  private final Disk disk;

  /** What all files of a test share. */
  static final class Disk {
    long room = Long.MAX_VALUE;
    boolean forces = true;
    boolean cuts = true;

    FileChannel open(Path path) throws IOException {
      return new FaultyChannel(
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE), this);
    }
  }

  private FaultyChannel(FileChannel file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (disk.room <= 0) {
      throw new IOException("No space left on device");
    }
    int length = (int) Math.min(Math.min(PIECE, disk.room), from.remaining());
    ByteBuffer piece = from.slice(from.position(), length);
    file.write(piece);
    from.position(from.position() + length);
    disk.room -= length;
    return length;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (!disk.forces) {
      throw new IOException("Input/output error");
    }
    file.force(metaData);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    if (!disk.cuts) {
      throw new IOException("Input/output error");
    }
    return file.truncate(size);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long at) throws IOException {
    file.position(at);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public int read(ByteBuffer into) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer into, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer from, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
