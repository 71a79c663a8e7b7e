package io.dotmac.sub.server;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.BillingEntities;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.DatabaseUnavailableException;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.register.TenantRegister;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data of one installation, opened: its database as the application role, and its keys. The
 * server, the jobs and every command work through this.
 */
public final class Installation implements AutoCloseable {
  /** The name of the key file in a data folder. */
  public static final String KEY_FILE = "keys";

  /** Every entity of the product. */
  public static final List<Class<?>> ENTITIES = Stream.of(CoreEntities.ALL, BillingEntities.ALL)
      .<Class<?>>flatMap(List::stream)
      .toList();

  private static final int POOL = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  private static final String ANALYZE = """
      do $$ declare grown regclass; begin
        for grown in select oid from pg_class
          where relkind = 'r' and relnamespace = current_schema()::regnamespace
            and pg_stat_get_mod_since_analyze(oid) > 20 + pg_stat_get_live_tuples(oid) / 2
          order by oid
        loop
          execute format('analyze %s', grown);
        end loop;
      end $$
      """;

  private final @Nullable EmbeddedPostgres embedded;
  private final DatabaseAccess app;
  private final DatabaseAccess owner;
  private final LateDataSource source;
  private volatile @Nullable HikariDataSource pool;
  private volatile @Nullable DatabaseWait wait;
  private final SessionFactory factory;
  private final Database db;
  private final Keyring keys;

  private Installation(
      @Nullable EmbeddedPostgres embedded,
      DatabaseAccess app,
      DatabaseAccess owner,
      LateDataSource source,
      SessionFactory factory,
      Keyring keys) {
    this.embedded = embedded;
    this.app = app;
    this.owner = owner;
    this.keys = keys;
    this.source = source;
    this.factory = factory;
    this.db =
        new Database(factory, new TenantDirectory(source, Clock.systemUTC()), Clock.systemUTC());
  }

  private void open(HikariDataSource opened) {
    pool = opened;
    source.open(opened);
    db.requireBound();
  }

  /**
   * Opens the installation of a data folder, on its embedded PostgreSQL: joins the one a server
   * runs there, or starts it. The schema is brought up to date by whoever starts it.
   */
  public static Installation ofFolder(Path folder, int poolSize) {
    return ofFolder(folder, poolSize, EmbeddedOptions.standard());
  }

  /**
   * Opens a folder that is to be filled, quickly: until {@link #settle} a power cut may take all of
   * it. Whoever fills it remembers that it is not finished, and begins anew.
   */
  public static Installation toFill(Path folder, int poolSize) {
    return ofFolder(folder, poolSize, EmbeddedOptions.standard().durable(false));
  }

  private static Installation ofFolder(Path folder, int poolSize, EmbeddedOptions options) {
    LOG.debug("opening {}", folder);
    // Hibernate prepares itself while the database starts and the schema is brought up to date.
    LateDataSource late = new LateDataSource();
    CompletableFuture<SessionFactory> factory =
        CompletableFuture.supplyAsync(() -> SessionFactories.build(late, ENTITIES));
    EmbeddedPostgres embedded = EmbeddedPostgres.attachOrStart(folder, options);
    try {
      if (embedded.isOwner()) {
        migrations(embedded.owner(), embedded.app()).migrate();
      }
      Keyring keys = Keyring.loadOrCreate(folder.resolve(KEY_FILE));
      Installation installation =
          new Installation(embedded, embedded.app(), embedded.owner(), late, factory.join(), keys);
      installation.open(embedded.app().pool(poolSize));
      return installation;
    } catch (IOException e) {
      embedded.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /** Opens the installation in a database of yours; it must have been migrated. */
  public static Installation of(
      DatabaseAccess app, DatabaseAccess owner, Keyring keys, int poolSize) {
    HikariDataSource pool = app.pool(poolSize);
    Installation installation = unopened(app, owner, keys);
    installation.open(pool);
    return installation;
  }

  private static Installation unopened(DatabaseAccess app, DatabaseAccess owner, Keyring keys) {
    LateDataSource late = new LateDataSource();
    return new Installation(null, app, owner, late, SessionFactories.build(late, ENTITIES), keys);
  }

  /** Opens what a configuration describes; what is not usable is said in one line. */
  public static Installation open(ServerConfiguration configuration) {
    try {
      Optional<ServerConfiguration.DatabaseSection> section = configuration.database();
      if (section.isEmpty()) {
        return ofFolder(configuration.dataDir(), POOL);
      }
      migrate(section.get());
      return of(
          section.get().app(),
          section.get().owner().orElse(section.get().app()),
          Keyring.loadOrCreate(configuration.keyFile()),
          poolSize(section.get()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new StartFailure(
          "the key file " + configuration.keyFile() + " is not usable: " + e.getMessage(), e);
    } catch (DatabaseUnavailableException | StartFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StartFailure("the database is not usable: " + rootMessage(e), e);
    }
  }

  /**
   * Opens what a configuration describes although its own PostgreSQL is away: until that is there,
   * and brought up to date, whoever asks for a connection is told so at once.
   */
  public static Installation awaiting(ServerConfiguration configuration) {
    ServerConfiguration.DatabaseSection section = configuration.database().orElseThrow();
    try {
      Installation installation = unopened(
          section.app(),
          section.owner().orElse(section.app()),
          Keyring.load(configuration.keyFile()));
      installation.wait = DatabaseWait.until(() -> {
        migrate(section);
        installation.open(section.app().pool(poolSize(section)));
      });
      return installation;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "the key file " + configuration.keyFile() + " is not usable: " + e.getMessage(), e);
    }
  }

  private static void migrate(ServerConfiguration.DatabaseSection section) {
    section.owner().ifPresent(owner -> migrations(owner, section.app()).migrate());
  }

  private static int poolSize(ServerConfiguration.DatabaseSection section) {
    return section.poolSize() == null ? POOL : section.poolSize();
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }

  private static Migrations migrations(DatabaseAccess owner, DatabaseAccess app) {
    return new Migrations(owner.dataSource(), owner.schema(), app.user());
  }

  /** The door to the database. */
  public Database db() {
    return db;
  }

  /** Hibernate's session factory behind {@link #db}. */
  public SessionFactory sessionFactory() {
    return factory;
  }

  /** The pooled connections behind {@link #db}, of the application role. */
  public HikariDataSource pool() {
    HikariDataSource opened = pool;
    if (opened == null) {
      throw new IllegalStateException("the database is not open yet");
    }
    return opened;
  }

  /** The same for whoever may ask before the database is there. */
  public DataSource source() {
    return source;
  }

  /** Connections of the role that owns the tables; they too see no tenant row without a tenant. */
  public DatabaseAccess owner() {
    return owner;
  }

  /** What whoever runs this installation does with its tenants. */
  public TenantRegister register() {
    return new TenantRegister(source, db.tenants());
  }

  /** The embedded server, if this installation runs on one. */
  public Optional<EmbeddedPostgres> embedded() {
    return Optional.ofNullable(embedded);
  }

  /** The schema's changes. */
  public Migrations migrations() {
    return migrations(owner, app);
  }

  /** The keys that seal secrets and fingerprint tokens. */
  public Keyring keys() {
    return keys;
  }

  /** Seals and opens secrets that must be read again. */
  public SecretBox secrets() {
    return new SecretBox(keys);
  }

  /** What {@link #toFill} opened is filled: it is on the disk now, and later commits are too. */
  public void settle() {
    embedded().orElseThrow().makeDurable(EmbeddedOptions.standard());
  }

  /**
   * Counts the rows of tables that have grown, so that statements are planned for what the tables
   * hold. PostgreSQL does so by itself, but minutes later: until then it takes any index of an
   * empty table for as good as another, and keeps that choice while the table fills.
   */
  public void analyze() {
    try (Connection connection = owner.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(ANALYZE);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException("cannot count the rows: " + e.getMessage(), e);
    }
  }

  /**
   * Gives back what a large piece of work needed: the backends of idle connections, which keep
   * plans and caches, and the heap.
   */
  public void trim() {
    pool().getHikariPoolMXBean().softEvictConnections();
    System.gc();
  }

  /** Closes the pool, and the embedded server when this started it. */
  @Override
  public void close() {
    DatabaseWait waiting = wait;
    if (waiting != null) {
      waiting.close();
    }
    factory.close();
    HikariDataSource opened = pool;
    if (opened != null) {
      opened.close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }
}
