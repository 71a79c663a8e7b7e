package io.dotmac.sub.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.register.TenantErasure;
import io.dotmac.sub.core.tenant.register.TenantExport;
import io.dotmac.sub.core.tenant.register.TenantRegister;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A tenant with books goes: everything of it is given out, then everything of it is deleted. */
class TenantEndDbTest {
  private final Isp leaving = isp("Amaka");
  private final Isp staying = isp("Bola");
  private final TenantDirectory tenants = leaving.engine().database().tenants();
  private final TenantRegister register = new TenantRegister(leaving.test().app(), tenants);
  private final TenantErasure erasure = new TenantErasure(leaving.test().owner(), tenants);

  private static Isp isp(String customer) {
    Isp isp = Isp.open().today("2026-02-10");
    isp.standardPolicies();
    SubscriberId subscriber = isp.subscriber(customer);
    SubscriptionId service = isp.service(subscriber, isp.plan("Home", "10000.00"), "2026-01-01");
    login(isp, subscriber, service);
    isp.bill("2026-02-10");
    isp.pay(subscriber, "5000.00");
    return isp;
  }

  /** Its end has the network follow, by a row of its own. */
  private static void login(Isp isp, SubscriberId subscriber, SubscriptionId service) {
    isp.tx(tx -> tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement("insert into access_credential"
          + " (tenant_id, id, subscriber_id, subscription_id, username)"
          + " values (?, gen_random_uuid(), ?, ?, 'amaka')")) {
        insert.setObject(1, tx.tenant().value());
        insert.setObject(2, subscriber.value());
        insert.setObject(3, service.value());
        return insert.executeUpdate();
      }
    }));
  }

  @Test
  void allRowsOfATenantAreGivenOutAndNoneOfAnother() throws Exception {
    Tenant tenant = tenants.require(leaving.tenant());
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    List<TenantExport.File> files =
        new TenantExport(leaving.test().app(), Clock.systemUTC()).write(tenant, zip);

    Map<String, byte[]> unpacked = unpack(zip.toByteArray());
    assertThat(unpacked).containsKeys("invoice.csv", "ledger_entry.csv", "manifest.json");
    for (TenantExport.File file : files) {
      assertThat(sha256(unpacked.get(file.name()))).isEqualTo(file.sha256());
      String table = file.name().replace(".csv", "");
      assertThat(file.rows()).as(table).isEqualTo(rows(table, leaving));
    }
    String people = new String(unpacked.get("subscriber.csv"), StandardCharsets.UTF_8);
    assertThat(people).contains("Amaka").doesNotContain("Bola");
    unpacked.remove("manifest.json");
    unpacked.forEach((name, content) -> assertThat(header(content))
        .as(name)
        .doesNotContain("secret", "password", "_hash", "_sealed", "token"));
  }

  @Test
  void aSuspendedTenantIsDeletedToItsLastRowAndNoOtherLosesOne() throws SQLException {
    Map<String, Long> before = rows(staying);
    Tenant active = tenants.require(leaving.tenant());
    assertThatThrownBy(() -> erasure.erase(active))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("suspend it first");
    register.suspend(leaving.tenant());
    long held = rows(leaving).values().stream().mapToLong(Long::longValue).sum();

    long deleted = erasure.erase(tenants.require(leaving.tenant()));

    assertThat(deleted).isEqualTo(held).isGreaterThan(20);
    assertThat(rows(leaving).values()).containsOnly(0L);
    assertThat(tenants.all()).extracting(Tenant::id).doesNotContain(leaving.tenant());
    assertThat(rows(staying)).isEqualTo(before);
    assertThat(staying.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void factsOfATenantThatIsNotSuspendedCannotBeDeletedByTheOwnerEither() throws SQLException {
    try (Connection connection = leaving.test().owner().getConnection();
        Statement statement = connection.createStatement()) {
      String id = leaving.tenant().value().toString();
      connection.setAutoCommit(false);
      statement.execute("select set_config('dotmac.tenant', '" + id + "', true),"
          + " set_config('dotmac.erasing', '" + id + "', true)");
      assertThatThrownBy(() -> statement.executeUpdate("delete from ledger_entry"))
          .hasMessageContaining("append-only");
      connection.rollback();
    }
  }

  /** As the superuser sees them, who sees everything. */
  private static Map<String, Long> rows(Isp isp) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = isp.test().superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select c.relname from pg_class c"
            + " join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'"
            + " where c.relrowsecurity and not c.relispartition and c.relkind in ('r', 'p')"
            + " and c.relnamespace = current_schema()::regnamespace")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : tables) {
      rows.put(table, rows(table, isp));
    }
    return rows;
  }

  private static long rows(String table, Isp isp) throws SQLException {
    try (Connection connection = isp.test().superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table
            + " where tenant_id = '" + isp.tenant().value() + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String header(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  private static String sha256(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
