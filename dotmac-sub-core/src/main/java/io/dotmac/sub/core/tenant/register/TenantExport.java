package io.dotmac.sub.core.tenant.register;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.WireJson;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Everything an installation holds of one tenant, as a ZIP: a CSV file with a header for each
 * table, and {@code manifest.json} with the rows and the SHA-256 of each. Passwords, keys and
 * fingerprints of tokens stay out: they are of use to nobody but this installation.
 *
 * <p>All files show the same moment. Rows go from the database to the stream; memory does not grow
 * with them.
 */
public final class TenantExport {
  private final DataSource dataSource;
  private final Clock clock;

  /**
   * A file of an export.
   *
   * @param rows without the header
   * @param sha256 of the whole file, in hexadecimal
   */
  public record File(String name, long rows, String sha256) {}

  /** Reads from {@code dataSource}, as the application role or the owner. */
  public TenantExport(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** Writes the export and closes nothing. */
  public List<File> write(Tenant tenant, OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    List<File> files = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      int isolation = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        enter(connection, tenant.id());
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : TenantTables.all(connection)) {
          files.add(table(connection, copy, table, zip));
        }
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IOException("tenant " + tenant.code() + " was not exported", e);
    }
    zip.putNextEntry(new ZipEntry("manifest.json"));
    zip.write(WireJson.write(manifest(tenant, files)).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    return files;
  }

  private Map<String, Object> manifest(Tenant tenant, List<File> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("tenant", tenant.code());
    manifest.put("name", tenant.name());
    manifest.put("currency", tenant.currency());
    manifest.put("zone", tenant.zone().getId());
    manifest.put("locale", tenant.locale().toLanguageTag());
    manifest.put("exported_at", clock.instant().toString());
    manifest.put("files", files);
    return manifest;
  }

  private static File table(
      Connection connection, CopyManager copy, String table, ZipOutputStream zip)
      throws SQLException, IOException {
    String columns = TenantTables.openColumns(connection, table).stream()
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", "));
    String name = table + ".csv";
    MessageDigest sha256 = sha256();
    zip.putNextEntry(new ZipEntry(name));
    // Row-level security leaves the tenant's own rows.
    long rows = copy.copyOut(
        "copy (select " + columns + " from \"" + table + "\") to stdout (format csv, header)",
        new DigestOutputStream(new Unclosed(zip), sha256));
    zip.closeEntry();
    return new File(name, rows, HexFormat.of().formatHex(sha256.digest()));
  }

  private static void enter(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('dotmac.tenant', ?, true)")) {
      statement.setString(1, tenant.value().toString());
      statement.execute();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The archive goes on after each of its files. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
