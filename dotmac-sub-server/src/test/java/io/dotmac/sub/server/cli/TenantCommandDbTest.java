package io.dotmac.sub.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TenantCommandDbTest {
  private static final String[] LAGOON = {
    "--code",
    "lagoon",
    "--name",
    "Lagoon Fibre",
    "--currency",
    "NGN",
    "--zone",
    "Africa/Lagos",
    "--host",
    "billing.lagoon.example"
  };

  @TempDir
  Path folder;

  private final TestDatabase database = TestDatabase.fresh();
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    DatabaseAccess app = database.appAccess();
    DatabaseAccess owner = database.ownerAccess();
    config = Files.writeString(folder.resolve("server.yml"), """
        dataDir: %s
        keyFile: %s
        database: {url: '%s', user: '%s', password: '%s', ownerUser: '%s', ownerPassword: '%s',
          schema: '%s', poolSize: 4}
        """.formatted(
            folder.resolve("data"),
            folder.resolve("keys"),
            app.url(),
            app.user(),
            app.password(),
            owner.user(),
            owner.password(),
            app.schema()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private record Said(int code, String text) {}

  private Said tenant(String command, String... options) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    CommandLine line = new CommandLine(new TenantCommand());
    line.setOut(writer).setErr(writer).setExecutionExceptionHandler((failure, failed, parsed) -> {
      writer.println(failure.getMessage());
      return failure instanceof StartFailure ? ExitCode.CONFIG : ExitCode.FAILED;
    });
    String[] words = Stream.concat(
            Stream.of(command, "--config", config.toString()), Arrays.stream(options))
        .toArray(String[]::new);
    return new Said(line.execute(words), said.toString());
  }

  private Said create(String... more) {
    return tenant(
        "create", Stream.concat(Arrays.stream(LAGOON), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void aTenantIsMadeWithItsHostItsSettingsAndItsLogo() throws IOException {
    Path logo = Files.write(folder.resolve("logo.png"), new byte[] {1, 2, 3});

    Said made = create(
        "--setting", "billing.invoice_due_days=21",
        "--setting", "billing.document_accent_color=#1B5E9B",
        "--logo", logo.toString());

    assertThat(made.code()).as(made.text()).isEqualTo(ExitCode.OK);
    assertThat(tenant("list").text())
        .contains("lagoon: Lagoon Fibre, NGN, live, active; billing.lagoon.example");
    assertThat(settings())
        .isEqualTo("billing.document_accent_color=#1B5E9B, billing.document_logo=AQID,"
            + " billing.invoice_due_days=21");
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsMade() {
    assertThat(create("--setting", "billing.invoice_due_days=400"))
        .isEqualTo(new Said(
            ExitCode.CONFIG,
            "--setting billing.invoice_due_days: invoice_due_days: expected a number from 0 to 365,"
                + " found '400'\n"));
    assertThat(create("--setting", "coffee=black").text()).contains("--setting coffee: ");
    assertThat(create("--logo", "nowhere.png").text())
        .contains("--logo: nowhere.png cannot be read");
    assertThat(tenant("list").text()).isEmpty();
  }

  @Test
  void aTenantIsSuspendedGivenOutAndDeletedOnlyWhenItsNameIsSaidTwice() {
    create();
    Path zip = folder.resolve("lagoon.zip");

    assertThat(create().text()).contains("a tenant 'lagoon' exists already");
    assertThat(delete("lagoon").code()).isEqualTo(ExitCode.CONFIG);
    assertThat(tenant("suspend", "--tenant", "lagoon").code()).isEqualTo(ExitCode.OK);
    assertThat(tenant("list").text()).contains("live, suspended");
    assertThat(tenant("resume", "--tenant", "lagoon").code()).isEqualTo(ExitCode.OK);
    assertThat(tenant("list").text()).contains("live, active");
    assertThat(tenant("export", "--tenant", "lagoon", "--to", zip.toString()).code())
        .isEqualTo(ExitCode.OK);
    assertThat(zip).isNotEmptyFile();
    tenant("suspend", "--tenant", "lagoon");
    assertThat(delete("harbor").text()).contains("--confirm: expected 'lagoon', found 'harbor'");
    assertThat(delete("lagoon").text()).contains("Deleted tenant lagoon");
    assertThat(tenant("list").text()).isEmpty();
  }

  private Said delete(String confirm) {
    return tenant("delete", "--tenant", "lagoon", "--confirm", confirm);
  }

  private String settings() {
    try (Connection connection = database.superuser().getConnection();
        ResultSet row = connection
            .createStatement()
            .executeQuery("select string_agg(domain || '.' || key || '=' || value, ', '"
                + " order by key) from domain_setting")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
