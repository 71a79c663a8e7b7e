package io.dotmac.sub.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.webhook.WebhookDelivery;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookSignature;
import io.dotmac.sub.core.webhook.WebhookWorld;
import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.adapter.webhook.WebhookSender;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that receives, with the sender of the server at the other end. */
class WebhookListenWireTest {
  @TempDir
  Path folder;

  private record Heard(int code, String out, List<WebhookDelivery> rows) {}

  /** What the command says about one message to an endpoint, when it knows that secret. */
  private Heard heard(boolean itsOwnSecret) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (TestDatabase database = TestDatabase.fresh()) {
      WebhookWorld world = new WebhookWorld(database, Keyring.generate());
      WebhookEndpoints.Made made = world.endpoint("http://127.0.0.1:" + port + "/", "*");
      String secret = itsOwnSecret ? made.secret() : WebhookSignature.newSecret();
      Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
      StringWriter out = new StringWriter();
      CommandLine line = new CommandLine(new WebhookCommand()).setOut(new PrintWriter(out));
      CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> line.execute(
          "listen", "--port", "" + port, "--secret-file", file.toString(), "--count", "1"));
      await().until(() -> out.toString().contains("Listening on http://127.0.0.1:" + port));
      world.happen(UUID.randomUUID(), 7, 7);
      WebhookOptions options = WebhookOptions.standard(TargetRules.of(List.of("127.0.0.1")));
      try (WebhookSender sender = WebhookSender.started(world.db(), world.secrets(), options)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> code.isDone() && world.deliveries().get(0).attemptCount() > 0);
      }
      return new Heard(code.join(), out.toString(), new ArrayList<>(world.deliveries()));
    }
  }

  @Test
  void aGenuineMessageIsPrintedAndEndsWell() throws IOException {
    Heard heard = heard(true);

    assertThat(heard.code()).isEqualTo(ExitCode.OK);
    assertThat(heard.out())
        .contains(" subscriber.updated " + heard.rows().get(0).id() + " signature ok")
        .contains("\"number\" : 7");
    assertThat(heard.rows().get(0).responseStatus()).contains(204);
  }

  @Test
  void aMessageByAnotherSecretIsSaidToBeBadAndEndsWithAProblem() throws IOException {
    Heard heard = heard(false);

    assertThat(heard.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(heard.out())
        .contains(" BAD: no signature is by this secret over this body")
        .doesNotContain("\"number\"");
    assertThat(heard.rows().get(0).responseStatus()).contains(401);
  }

  @Test
  void aSecretThatIsNoneIsRefusedWithoutBeingRepeated() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "swordfish");

    int code = CommandLineTool.run(
        List.of(new WebhookCommand()), "webhook", "listen", "--secret-file", file.toString());

    assertThat(code).isEqualTo(ExitCode.CONFIG);
  }
}
