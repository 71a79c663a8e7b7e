package io.dotmac.sub.server;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.DatabaseUnavailableException;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import io.dotmac.sub.server.cli.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * An open installation: its database, migrated, and its keys. The server and every command work on one; closing it closes
 * the pool and, when this process started it, the embedded PostgreSQL.
 */
public final class Installation implements AutoCloseable {
  private static final int POOL = 20;

  private final @Nullable EmbeddedPostgres postgres;
  private final HikariDataSource pool;
  private final SessionFactory sessions;
  private final Database db;
  private final Keyring keyring;

  private Installation(
      @Nullable EmbeddedPostgres postgres, HikariDataSource pool, Keyring keyring) {
    this.postgres = postgres;
    this.pool = pool;
    this.keyring = keyring;
    this.sessions = SessionFactories.build(pool, entities());
    Clock clock = Clock.systemUTC();
    this.db = new Database(sessions, new TenantDirectory(pool, clock), clock);
  }

  /** Every entity of the modules this server wires. */
  public static List<Class<?>> entities() {
    return Stream.of(CoreEntities.ALL).flatMap(List::stream).toList();
  }

  /** Opens what a configuration describes; what is missing is said in one line. */
  public static Installation open(ServerConfiguration configuration) {
    Keyring keyring = keyring(configuration.keyFile());
    ServerConfiguration.DatabaseSection own = configuration.database().orElse(null);
    if (own != null) {
      own.owner().ifPresent(owner -> migrate(owner, own.user()));
      int size = own.poolSize() == null ? POOL : own.poolSize();
      return new Installation(null, pool(own.app(), size), keyring);
    }
    EmbeddedPostgres postgres =
        EmbeddedPostgres.attachOrStart(configuration.dataDir(), EmbeddedOptions.standard());
    try {
      migrate(postgres.owner(), postgres.app().user());
      return new Installation(postgres, pool(postgres.app(), POOL), keyring);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** Works on a database that is ready, as tests have one. */
  public static Installation on(DatabaseAccess app, Keyring keyring) {
    return new Installation(null, pool(app, POOL), keyring);
  }

  public Database db() {
    return db;
  }

  public Keyring keyring() {
    return keyring;
  }

  /** Seals and opens the secrets of this installation. */
  public SecretBox secrets() {
    return new SecretBox(keyring);
  }

  /** Pooled connections of the working role. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private static void migrate(DatabaseAccess owner, String appUser) {
    try {
      new Migrations(owner.dataSource(), owner.schema(), appUser).migrate();
    } catch (DatabaseUnavailableException | StartFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StartFailure("the database " + owner + " cannot be migrated: " + cause(e), e);
    }
  }

  private static HikariDataSource pool(DatabaseAccess access, int size) {
    try {
      return access.pool(size);
    } catch (RuntimeException e) {
      throw new StartFailure("no connection to " + access + ": " + cause(e), e);
    }
  }

  private static Keyring keyring(Path file) {
    try {
      return Keyring.loadOrCreate(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure("the key file " + file + " is not usable: " + e.getMessage(), e);
    }
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }
}
