package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.attribute.SpeedFormat;
import io.dotmac.sub.radius.coa.NasAnswer;
import io.dotmac.sub.radius.coa.SimulatedNas;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against FreeRADIUS' radclient, where it is installed (Debian: freeradius-utils). */
class RadclientPeerTest {
  private static final Path RADCLIENT = Path.of("/usr/bin/radclient");

  @TempDir
  Path folder;

  @BeforeAll
  static void findThePeer() {
    boolean present = Files.isExecutable(RADCLIENT);
    if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
      throw new AssertionError("radclient is required but not installed");
    }
    Assumptions.assumeTrue(present, "radclient is not installed");
  }

  @Test
  void acceptsAndRejectsPapAndChapOfRadclient() throws Exception {
    AccessPolicy policy = AccessPolicy.deciding(request -> ServerFixture.USERS
        .get(request.userName().orElse(""))
        .check(request.attempt())
        .match(
            () -> AccessDecision.accept(SpeedFormat.MIKROTIK.attributes(Bandwidth.ofMbps(20, 5))),
            refused -> AccessDecision.reject(refused.reason())));
    try (RadiusServer server = ServerFixture.authenticating(policy)) {
      String seal = ",Message-Authenticator=0x00";

      assertThat(auth(server, "User-Name=ada,User-Password=secret" + seal))
          .contains("Received Access-Accept")
          .contains("Message-Authenticator")
          .contains("Mikrotik-Rate-Limit = \"5M/20M\"");
      assertThat(auth(server, "User-Name=ada,CHAP-Password=secret" + seal))
          .contains("Received Access-Accept");
      assertThat(auth(server, "User-Name=ada,User-Password=wrong" + seal))
          .contains("Received Access-Reject");
      assertThat(auth(server, "User-Name=ada,CHAP-Password=wrong" + seal))
          .contains("Received Access-Reject");
      assertThat(auth(server, "User-Name=bob,CHAP-Password=secret" + seal))
          .contains("Received Access-Reject");
      assertThat(auth(server, "User-Name=ada,User-Password=secret"))
          .as("without Message-Authenticator")
          .contains("No reply from server");
      assertThat(server.metrics().total().rejectsByReason())
          .containsEntry("wrong_password", 2L)
          .containsEntry("method_unsupported", 1L);
    }
  }

  @Test
  void acceptsAndRejectsMsChapOfRadclientAndSendsTheKeys() throws Exception {
    try (RadiusServer server = ServerFixture.authenticating(ServerFixture.POLICY)) {
      String seal = ",Message-Authenticator=0x00";

      assertThat(auth(server, "User-Name=ada,MS-CHAP-Password=secret" + seal))
          .contains("Received Access-Accept")
          .contains("MS-CHAP-MPPE-Keys = 0x0000000000000000")
          .contains("MS-MPPE-Encryption-Types = RC4-40or128-bit-Allowed");
      assertThat(auth(server, "User-Name=ada,MS-CHAP-Password=wrong" + seal))
          .contains("Received Access-Reject")
          .contains("MS-CHAP-Error = \"\\000E=691 R=0\"");
    }
  }

  @Test
  void takesStatusOfRadclientOnTheAuthenticationPort() throws Exception {
    try (RadiusServer server = ServerFixture.authenticating(ServerFixture.POLICY)) {
      assertThat(radclient(server.authPort(), "status", "Message-Authenticator=0x00"))
          .contains("Received Access-Accept");
    }
  }

  @Test
  void servesRadclientWithoutMessageAuthenticatorWhenTheClientIsExcused() throws Exception {
    NasClient excused = ServerFixture.nas().demanding(Demand.NO, Demand.NO);
    try (RadiusServer server =
        ServerFixture.builder(excused).access(ServerFixture.POLICY).start()) {
      assertThat(auth(server, "User-Name=ada,User-Password=secret"))
          .contains("Received Access-Accept");
    }
  }

  @Test
  void takesAccountingAndStatusOfRadclient() throws Exception {
    List<AccountingRecord> stored = new CopyOnWriteArrayList<>();
    try (RadiusServer server = ServerFixture.accounting(AccountingSink.storing(stored::addAll))) {
      String session = ",Acct-Session-Id=r1,User-Name=ada,Acct-Input-Octets=7";
      for (String status : new String[] {"Start", "Interim-Update", "Stop"}) {
        assertThat(radclient(server.acctPort(), "acct", "Acct-Status-Type=" + status + session))
            .contains("Received Accounting-Response");
      }
      assertThat(radclient(server.acctPort(), "status", "Message-Authenticator=0x00"))
          .contains("Received Accounting-Response");
      assertThat(stored).extracting(AccountingRecord::octetsIn).containsExactly(7L, 7L, 7L);
    }
  }

  @Test
  void theSimulatedNasAnswersRadclient() throws Exception {
    try (SimulatedNas nas = SimulatedNas.start(
        RawNas.LOOPBACK,
        0,
        RawNas.SECRET,
        request -> request.is(io.dotmac.sub.radius.packet.PacketCode.COA_REQUEST)
            ? new NasAnswer.Nak(ErrorCause.UNSUPPORTED_SERVICE)
            : new NasAnswer.Ack())) {
      int port = nas.target().address().getPort();

      assertThat(radclient(port, "disconnect", "Acct-Session-Id=r1"))
          .contains("Received Disconnect-ACK");
      assertThat(radclient(port, "coa", "Acct-Session-Id=r1"))
          .contains("Received CoA-NAK")
          .contains("Error-Cause = Unsupported-Service");
      assertThat(nas.received()).hasSize(2);
    }
  }

  private String auth(RadiusServer server, String attributes) throws Exception {
    return radclient(server.authPort(), "auth", attributes);
  }

  private String radclient(int port, String command, String attributes) throws Exception {
    Path output = Files.createTempFile(folder, "radclient", ".txt");
    List<String> line = new ArrayList<>(List.of(RADCLIENT.toString(), "-x", "-r", "1", "-t", "2"));
    line.addAll(Arrays.asList("127.0.0.1:" + port, command, "testing123"));
    Process process = new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    try (var input = process.getOutputStream()) {
      input.write((attributes + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("radclient did not end: " + Files.readString(output));
    }
    return Files.readString(output);
  }
}
