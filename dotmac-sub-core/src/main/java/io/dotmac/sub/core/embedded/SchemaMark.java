package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of all changelogs, kept as the comment of a schema they were applied to. A start on
 * data that is up to date reads it instead of loading Liquibase, which takes seconds.
 */
record SchemaMark(String text) {
  private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"");

  static SchemaMark of(List<String> changelogs) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String changelog : changelogs) {
        byte[] master = read(changelog);
        digest.update(master);
        Matcher include = INCLUDE.matcher(new String(master, StandardCharsets.UTF_8));
        while (include.find()) {
          digest.update(read(include.group(1)));
        }
      }
      return new SchemaMark("dotmac-sub " + HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the schema stands, if it carries this mark. */
  Optional<MigrationStatus> find(Connection connection, String schema) throws SQLException {
    String sql = "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next() || !text.equals(row.getString(1))) {
          return Optional.empty();
        }
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(*) from " + schema + ".databasechangelog")) {
      row.next();
      return Optional.of(new MigrationStatus(row.getInt(1), List.of()));
    }
  }

  void put(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("comment on schema " + schema + " is '" + text + "'");
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = SchemaMark.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no changelog " + resource + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
