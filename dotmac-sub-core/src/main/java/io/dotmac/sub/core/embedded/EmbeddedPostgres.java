package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in a folder of ours, listening on 127.0.0.1 only.
 *
 * <p>One process owns a data folder: the one that started the server. Others of the same user may
 * {@link #attach} to it. A server left behind by a killed owner is adopted by the next one.
 *
 * <p>The database {@value #DATABASE} belongs to the role {@value #OWNER}, which migrates it;
 * {@value #APP} is the role the application works as.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  public static final String DATABASE = "dotmac";
  public static final String OWNER = "dotmac_owner";
  public static final String APP = "dotmac_app";
  static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int PORT_ATTEMPTS = 3;
  private static final int ATTACH_ATTEMPTS = 50;
  private static final Duration ATTACH_PAUSE = Duration.ofMillis(200);

  private final ConnectionFile connection;
  private final @Nullable PostgresPrograms programs;
  private final @Nullable FolderLock lock;
  private boolean open = true;

  private EmbeddedPostgres(
      ConnectionFile connection, @Nullable PostgresPrograms programs, @Nullable FolderLock lock) {
    this.connection = connection;
    this.programs = programs;
    this.lock = lock;
  }

  /**
   * Starts the server of a data folder, which is created when it is not there.
   *
   * @throws DatabaseUnavailableException when another process owns the folder, or it cannot start
   */
  public static EmbeddedPostgres start(Path dataDir, EmbeddedOptions options) {
    try {
      Files.createDirectories(dataDir);
      Path folder = dataDir.toRealPath();
      FolderLock lock = FolderLock.take(folder).orElse(null);
      if (lock == null) {
        throw new DatabaseUnavailableException(folder
            + " is in use by process "
            + FolderLock.holder(folder)
            + ": stop that one first, or choose another folder");
      }
      boolean started = false;
      try {
        EmbeddedPostgres server = start(folder, options, lock);
        started = true;
        return server;
      } finally {
        if (!started) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw new DatabaseUnavailableException(
          "cannot use the data folder " + dataDir + ": " + reason(e), e);
    }
  }

  /** Joins the server that another process runs in this folder; empty when none does. */
  public static Optional<EmbeddedPostgres> attach(Path dataDir) {
    try {
      Path folder = dataDir.toAbsolutePath().normalize();
      Optional<ConnectionFile> connection = ConnectionFile.read(folder);
      if (connection.isEmpty() || Postmaster.living(folder.resolve("pgdata")).isEmpty()) {
        return Optional.empty();
      }
      EmbeddedPostgres server = new EmbeddedPostgres(connection.get(), null, null);
      return server.answers() ? Optional.of(server) : Optional.empty();
    } catch (IOException e) {
      throw new DatabaseUnavailableException("cannot read " + dataDir + ": " + reason(e), e);
    }
  }

  /** Joins a running owner's server if there is one, else starts it; for commands. */
  public static EmbeddedPostgres attachOrStart(Path dataDir, EmbeddedOptions options) {
    try {
      Optional<FolderLock> free =
          Files.isDirectory(dataDir) ? FolderLock.take(dataDir) : Optional.empty();
      if (free.isPresent()) {
        free.get().close();
        return start(dataDir, options);
      }
    } catch (IOException e) {
      throw new DatabaseUnavailableException("cannot use " + dataDir + ": " + reason(e), e);
    }
    // The owner may be starting it at this moment.
    for (int attempt = 0; attempt < ATTACH_ATTEMPTS && Files.isDirectory(dataDir); attempt++) {
      Optional<EmbeddedPostgres> running = attach(dataDir);
      if (running.isPresent()) {
        return running.get();
      }
      LockSupport.parkNanos(ATTACH_PAUSE.toNanos());
    }
    return start(dataDir, options);
  }

  /** Full power over every table, past row-level security: for repairs and tests. */
  public DatabaseAccess superuser() {
    return access(SUPERUSER, connection.superuserPassword());
  }

  /** The role that owns the tables and migrates them. */
  public DatabaseAccess owner() {
    return access(OWNER, connection.ownerPassword());
  }

  /** The role the application works as. */
  public DatabaseAccess app() {
    return access(APP, connection.appPassword());
  }

  public int port() {
    return connection.port();
  }

  /** Whether closing this stops the server; not so for one that was attached to. */
  public boolean isOwner() {
    return programs != null;
  }

  /**
   * From now on a commit survives a power cut, and so does all that was written before: the end of
   * filling a server that was started without durability.
   *
   * @param options what it goes on with
   * @throws IllegalStateException when it was attached to, or the options are not durable
   */
  public void makeDurable(EmbeddedOptions options) {
    if (programs == null || !options.durable()) {
      throw new IllegalStateException("only its owner makes a server durable, by durable options");
    }
    try {
      programs.configure(connection.port(), options);
      programs.reload();
      Provisioning.awaitDurable(this);
      programs.sync();
    } catch (IOException e) {
      throw new DatabaseUnavailableException("cannot write the data: " + reason(e), e);
    }
  }

  /** Stops the server after rolling back what is open; an attached server keeps running. */
  @Override
  public synchronized void close() {
    if (!open) {
      return;
    }
    open = false;
    if (programs == null || lock == null) {
      return;
    }
    try (lock) {
      programs.stop("fast");
    } catch (IOException | DatabaseUnavailableException e) {
      LOG.warn("PostgreSQL did not stop cleanly, the next start recovers: {}", reason(e));
    }
  }

  private static EmbeddedPostgres start(Path folder, EmbeddedOptions options, FolderLock lock)
      throws IOException {
    Path cluster = folder.resolve("pgdata");
    PostgresPrograms programs = new PostgresPrograms(
        PostgresBinaries.unpack(options.binariesFolder().orElseGet(() -> cache(folder))),
        ServerUser.of(cluster),
        cluster);
    ConnectionFile connection = ConnectionFile.read(folder).orElse(null);
    if (connection == null) {
      if (Files.exists(cluster)) {
        throw new DatabaseUnavailableException(
            folder + " holds a database but not its connection.properties: restore that file");
      }
      connection = ConnectionFile.fresh(freePort());
      connection.write(folder);
    }
    if (!Files.exists(cluster)) {
      programs.initialize(connection.superuserPassword(), options.durable());
    }
    EmbeddedPostgres adopted = adopt(folder, cluster, connection, programs, lock);
    if (adopted != null) {
      return adopted;
    }
    return launch(folder, connection, programs, options, lock);
  }

  private static @Nullable EmbeddedPostgres adopt(
      Path folder,
      Path cluster,
      ConnectionFile connection,
      PostgresPrograms programs,
      FolderLock lock)
      throws IOException {
    Optional<Postmaster> left = Postmaster.living(cluster);
    if (left.isEmpty()) {
      return null;
    }
    EmbeddedPostgres server =
        new EmbeddedPostgres(connection.onPort(left.get().port()), programs, lock);
    if (server.answers()) {
      LOG.info(
          "adopted the PostgreSQL that a killed process left, pid {}",
          left.get().pid());
      server.connection.write(folder);
      Provisioning.ensure(server);
      return server;
    }
    programs.stop("immediate");
    return null;
  }

  private static EmbeddedPostgres launch(
      Path folder,
      ConnectionFile recorded,
      PostgresPrograms programs,
      EmbeddedOptions options,
      FolderLock lock)
      throws IOException {
    ConnectionFile connection = recorded;
    for (int attempt = 1; ; attempt++) {
      if (!isFree(connection.port())) {
        connection = connection.onPort(freePort());
      }
      programs.configure(connection.port(), options);
      try {
        programs.start(options);
        break;
      } catch (DatabaseUnavailableException e) {
        // Somebody may have taken the port between the look and the start.
        if (attempt == PORT_ATTEMPTS || isFree(connection.port())) {
          throw e;
        }
      }
    }
    if (connection != recorded) {
      connection.write(folder);
    }
    EmbeddedPostgres server = new EmbeddedPostgres(connection, programs, lock);
    Provisioning.ensure(server);
    return server;
  }

  private DatabaseAccess access(String user, String password) {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + connection.port() + "/" + DATABASE,
        user,
        password,
        DatabaseAccess.DEFAULT_SCHEMA);
  }

  DatabaseAccess maintenance() {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + connection.port() + "/postgres",
        SUPERUSER,
        connection.superuserPassword(),
        "public");
  }

  private boolean answers() {
    try (var ignored = maintenance().dataSource().getConnection()) {
      return true;
    } catch (SQLException e) {
      LOG.debug("no answer on port {}: {}", connection.port(), e.getMessage());
      return false;
    }
  }

  private static Path cache(Path folder) {
    String override = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home", "/"));
    Path base;
    if (home.equals(Path.of("/root"))) {
      // The server runs as another user, which cannot enter root's home.
      base = Path.of("/var/cache");
    } else if (override != null && !override.isBlank()) {
      base = Path.of(override);
    } else {
      base = home.resolve(".cache");
    }
    Path cache = base.resolve("dotmac-sub");
    try {
      Files.createDirectories(cache);
      return Files.isWritable(cache) ? cache : folder.resolve("programs");
    } catch (IOException e) {
      return folder.resolve("programs");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.toString();
  }
}
