package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs the server. PostgreSQL refuses to run as root, so root hands it to the owner of the
 * data, or to {@code nobody} when the data is new.
 */
final class ServerUser {
  private static final int NOBODY = 65_534;
  private static final List<String> TOOL_FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private final boolean root;
  private final int uid;
  private final List<String> prefix;

  private ServerUser(boolean root, int uid, List<String> prefix) {
    this.root = root;
    this.uid = uid;
    this.prefix = List.copyOf(prefix);
  }

  /** The user for the cluster in {@code cluster}, which may not exist yet. */
  static ServerUser of(Path cluster) throws IOException {
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    int owner = Files.exists(cluster) ? Folders.owner(cluster) : self;
    if (self != 0) {
      if (owner != self) {
        throw new DatabaseUnavailableException(cluster + " belongs to user id " + owner
            + ": start as that user, or choose another" + " folder");
      }
      return new ServerUser(false, self, List.of());
    }
    int uid = owner == 0 ? NOBODY : owner;
    return new ServerUser(true, uid, dropTo(uid, cluster));
  }

  /** The command line that runs {@code command} as this user. */
  List<String> command(List<String> command) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command);
    return line;
  }

  /** Hands a file or an empty folder to this user. */
  void own(Path path) throws IOException {
    if (root) {
      Folders.give(path, uid, uid);
    }
  }

  private static List<String> dropTo(int uid, Path cluster) throws IOException {
    for (String folder : TOOL_FOLDERS) {
      Path setpriv = Path.of(folder, "setpriv");
      if (Files.isExecutable(setpriv)) {
        List<String> line = new ArrayList<>();
        line.addAll(
            List.of(setpriv.toString(), "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
        if (!reachable(cluster)) {
          // Root's own folders are closed to others; this lets the server pass through them.
          line.add("--inh-caps=+dac_read_search");
          line.add("--ambient-caps=+dac_read_search");
        }
        line.add("--");
        return line;
      }
    }
    throw new DatabaseUnavailableException(
        "PostgreSQL does not run as root and the program setpriv is missing: install util-linux,"
            + " or start as another user");
  }

  private static boolean reachable(Path cluster) throws IOException {
    for (Path up = cluster.getParent(); up != null; up = up.getParent()) {
      if (!Files.getPosixFilePermissions(up).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
