package io.dotmac.sub.server.demo;

import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The folder of a demo. While it is being loaded it carries a mark; a folder that still carries it
 * was cut off in between and is loaded anew.
 */
final class DemoFolder {
  private static final String MARK = "loading";

  private final Path folder;

  DemoFolder(Path folder) {
    this.folder = folder;
  }

  /** What was loaded here; empty when it is to be loaded, the folder being empty then. */
  Optional<DemoFile> prepare() throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(MARK))) {
      clear();
    }
    Optional<DemoFile> loaded = DemoFile.read(folder);
    if (loaded.isEmpty()) {
      refuseStrangers();
      Files.createFile(folder.resolve(MARK));
      // On the disk before anything it is the mark of: a power cut takes what is loaded, not this.
      try (FileChannel entries = FileChannel.open(folder)) {
        entries.force(true);
      }
    }
    return loaded;
  }

  /** All is loaded. */
  void finish() throws IOException {
    Files.deleteIfExists(folder.resolve(MARK));
  }

  private void refuseStrangers() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (entries.iterator().hasNext()) {
        throw new StartFailure(
            folder + " is neither empty nor a demo: name another folder with --data");
      }
    }
  }

  /** Deletes everything in the folder. */
  void clear() throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(
          Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
        if (e != null) {
          throw e;
        }
        if (!visited.equals(folder)) {
          Files.delete(visited);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
