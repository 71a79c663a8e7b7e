package io.dotmac.sub.core.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master keys of an installation: the first makes new secrets, every one still opens what it
 * made.
 *
 * <p>As text a key is a line {@code id:base64 of 32 bytes}; blank lines and lines with {@code #}
 * are skipped. To rotate, put a new line in front; an old line may go when nothing sealed with it
 * is left.
 */
public final class Keyring {
  private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final List<MasterKey> keys;

  private Keyring(List<MasterKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a keyring needs at least one line 'id:base64 key'");
    }
    if (keys.stream().map(MasterKey::id).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("the ids of a keyring must differ");
    }
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads key lines; an {@link IllegalArgumentException} says what is wrong with which, never the
   * key.
   */
  public static Keyring of(List<String> lines) {
    List<MasterKey> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("key line " + (i + 1) + " is not 'id:base64 key'");
      }
      keys.add(new MasterKey(line.substring(0, colon), decode(line.substring(colon + 1), i + 1)));
    }
    return new Keyring(keys);
  }

  /** A ring of one new random key. */
  public static Keyring generate() {
    byte[] bytes = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(bytes);
    // The id tells keys apart and says nothing about the key.
    return new Keyring(List.of(new MasterKey("k" + RandomToken.hex(4), bytes)));
  }

  /** Reads a key file; warns when others than its owner can read it. */
  public static Keyring load(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.warn("{} can be read by others: run chmod 600 {}", file, file);
    }
    return of(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  /** Reads the key file, or makes one with a new key and mode 0600 when there is none. */
  public static Keyring loadOrCreate(Path file) throws IOException {
    if (Files.exists(file)) {
      return load(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Keyring made = generate();
    String text =
        "# Keys of this installation. Without them its secrets cannot be read: back up.\n";
    try (var channel = Files.newByteChannel(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        onlyForOwner(folder))) {
      channel.write(StandardCharsets.UTF_8.encode(text + made.lines().get(0) + "\n"));
    } catch (FileAlreadyExistsException lostTheRace) {
      return load(file);
    }
    return made;
  }

  /** The keys as lines, the first first; for a key file and nowhere else. */
  public List<String> lines() {
    return keys.stream()
        .map(key -> key.id() + ":" + Base64.getEncoder().encodeToString(key.bytes()))
        .toList();
  }

  /** The id of the key that makes new secrets. */
  public String primaryId() {
    return keys.get(0).id();
  }

  /** The ids of all keys, the primary first. */
  public List<String> ids() {
    return keys.stream().map(MasterKey::id).toList();
  }

  /** The 256-bit key of a purpose under one master key, or empty when the ring has no such id. */
  public Optional<byte[]> derived(String keyId, String purpose) {
    return keys.stream()
        .filter(key -> key.id().equals(keyId))
        .findFirst()
        .map(key -> key.derive(purpose));
  }

  byte[] primary(String purpose) {
    return keys.get(0).derive(purpose);
  }

  private static byte[] decode(String base64, int lineNumber) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException notBase64) {
      // The cause would quote characters of the key.
      throw new IllegalArgumentException("the key of line " + lineNumber + " is not base64");
    }
  }

  private static FileAttribute<?>[] onlyForOwner(@Nullable Path folder) throws IOException {
    boolean posix = folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return "Keyring" + ids();
  }
}
