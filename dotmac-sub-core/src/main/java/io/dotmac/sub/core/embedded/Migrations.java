package io.dotmac.sub.core.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Creates and upgrades the tables of one schema, as the role that owns them.
 *
 * <p>The changelogs name no schema, so two installations fit in one database. Two nodes that start
 * together migrate one after the other; a migration that was killed leaves no lock behind.
 */
public final class Migrations {
  private static final List<String> KNOWN = List.of("db/core.xml", "db/billing.xml");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final DataSource owner;
  private final String schema;
  private final String appRole;
  private final List<String> changelogs;

  /**
   * Migrations by the changelogs that are on the class path.
   *
   * @param owner connections of the role that will own the tables
   * @param appRole the role that will work with them; it must exist
   */
  public Migrations(DataSource owner, String schema, String appRole) {
    this(owner, schema, appRole, onClassPath());
  }

  /** Migrations by those changelogs of the class path, in their order. */
  public Migrations(DataSource owner, String schema, String appRole, List<String> changelogs) {
    this.owner = owner;
    this.schema = identifier("schema", schema);
    this.appRole = identifier("role", appRole);
    this.changelogs = List.copyOf(changelogs);
  }

  /** Brings the schema up to date and returns where it stands. */
  public MigrationStatus migrate() {
    SchemaMark mark = SchemaMark.of(changelogs);
    Optional<MigrationStatus> known = marked(mark);
    if (known.isPresent()) {
      return known.get();
    }
    MigrationStatus status = with(liquibase -> {
      if (!liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).isEmpty()) {
        liquibase.update(new Contexts(), new LabelExpression());
      }
    });
    mark(mark);
    return status;
  }

  /** Where the schema stands; changes no table of ours. */
  public MigrationStatus status() {
    return with(liquibase -> {});
  }

  /** The changelogs of the modules that are on the class path, in their order. */
  public static List<String> onClassPath() {
    ClassLoader loader = Migrations.class.getClassLoader();
    return KNOWN.stream().filter(name -> loader.getResource(name) != null).toList();
  }

  private Optional<MigrationStatus> marked(SchemaMark mark) {
    try (Connection connection = owner.getConnection()) {
      return mark.find(connection, schema);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "cannot read schema " + schema + ": " + e.getMessage(), e);
    }
  }

  private void mark(SchemaMark mark) {
    try (Connection connection = owner.getConnection()) {
      mark.put(connection, schema);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "cannot mark schema " + schema + ": " + e.getMessage(), e);
    }
  }

  private MigrationStatus with(Step step) {
    try (Connection connection = owner.getConnection()) {
      prepare(connection);
      // Runs of Liquibase are kept apart by a lock that dies with its connection, so whatever lock
      // a row of its own table still claims was left by a killed run.
      execute(connection, "select pg_advisory_lock(hashtextextended('dotmac:' || ?, 0))", schema);
      try {
        releaseStaleLock(connection);
        return quietly(connection, step);
      } finally {
        execute(connection, "select pg_advisory_unlock_all()");
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "cannot migrate schema " + schema + ": " + e.getMessage(), e);
    }
  }

  private MigrationStatus quietly(Connection connection, Step step) throws SQLException {
    Map<String, Object> scope = Map.of(
        Scope.Attr.logService.name(),
        new LiquibaseLog(),
        Scope.Attr.ui.name(),
        new LoggerUIService(),
        Scope.Attr.resourceAccessor.name(),
        new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()),
        "liquibase.analytics.enabled",
        false);
    try {
      return Scope.child(scope, () -> run(connection, step));
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new DatabaseUnavailableException(
          "cannot migrate schema " + schema + ": " + e.getMessage(), e);
    }
  }

  private MigrationStatus run(Connection connection, Step step)
      throws LiquibaseException, SQLException {
    Database database = DatabaseFactory.getInstance()
        .findCorrectDatabaseImplementation(new PlainUrlConnection(connection));
    database.setDefaultSchemaName(schema);
    database.setLiquibaseSchemaName(schema);
    int applied = 0;
    List<String> pending = new ArrayList<>();
    for (String changelog : changelogs) {
      Liquibase liquibase =
          new Liquibase(changelog, Scope.getCurrentScope().getResourceAccessor(), database);
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      searchPath(connection);
      step.run(liquibase);
      List<ChangeSet> unrun = liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression());
      unrun.forEach(change -> pending.add(change.getFilePath() + "::" + change.getId()));
      applied += liquibase.getDatabaseChangeLog().getChangeSets().size() - unrun.size();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
    return new MigrationStatus(applied, pending);
  }

  private void prepare(Connection connection) throws SQLException {
    execute(connection, "create schema if not exists " + schema);
    execute(connection, "grant usage on schema " + schema + " to " + appRole);
    // In public, so that every schema of this database finds its operators.
    execute(connection, "create extension if not exists btree_gist with schema public");
    searchPath(connection);
    execute(connection, "select set_config('dotmac.app_role', ?, false)", appRole);
  }

  private static void releaseStaleLock(Connection connection) throws SQLException {
    execute(
        connection,
        "do $$ begin if to_regclass('databasechangeloglock') is not null then"
            + " update databasechangeloglock set locked = false where locked; end if; end $$");
  }

  private void searchPath(Connection connection) throws SQLException {
    execute(connection, "set search_path to " + schema + ", public");
  }

  private static void execute(Connection connection, String sql, String... parameters)
      throws SQLException {
    if (parameters.length == 0) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  private static String identifier(String what, String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a " + what + " name is lower case letters, digits and _, at most 63, not " + name);
    }
    return name;
  }

  private interface Step {
    void run(Liquibase liquibase) throws LiquibaseException;
  }
}
