package io.dotmac.sub.server.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventStreamHttpTest {
  private static final int EVENTS = 2_000;

  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();

  record Lengthy(int number, String text) implements DomainEvent {
    @Override
    public String type() {
      return "custom";
    }
  }

  @Test
  void whatHappensIsWrittenAsItHappensAndAReaderThatComesAgainMissesNothing() throws IOException {
    String first;
    try (Stream stream = new Stream(admin, "/api/v1/events/stream", "")) {
      assertThat(stream.status()).isEqualTo(200);
      stream.until(": ");
      server.two().subscriber();
      String ada = server.one().subscriber().toString();
      List<String> event = stream.event();
      assertThat(event.get(1)).isEqualTo("event: subscriber.created");
      assertThat(event.get(2)).startsWith("data: {\"event_id\":").contains(ada);
      first = event.get(0).substring("id: ".length());
    }
    String bola = server.one().subscriber().toString();
    try (Stream stream = new Stream(admin, "/events/stream", "Last-Event-ID: " + first + "\r\n")) {
      assertThat(stream.event().get(2)).contains(bola);
    }
  }

  @Test
  void aStreamGivesOnlyTheTypesAndSubjectsItIsAskedFor() throws IOException {
    server.one().subscriber();
    String ada = server.one().subscriber().toString();
    try (Stream stream = new Stream(
        admin, "/events/stream?after=0&event_type=subscriber.created&subscriber_id=" + ada, "")) {
      assertThat(stream.event().get(2)).contains(ada);
    }
  }

  @Test
  void aStreamEndsWithTheSessionOfItsReader() throws IOException {
    ApiClient leaving =
        server.one().anonymous().signedIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    try (Stream stream = new Stream(leaving, "/events/stream", "")) {
      stream.until(": ");
      assertThat(leaving.post("/api/v1/auth/logout", "{}").status()).isLessThan(300);

      assertThat(stream.rest()).isLessThan(20_000);
    }
  }

  @Test
  void whoMayNotReadEventsGetsNoStreamAndAWrongPlaceIsRefused() throws IOException {
    ApiClient customer = server.one().customer(server.one().subscriber());
    for (ApiClient each : List.of(server.one().staff("support"), customer)) {
      try (Stream stream = new Stream(each, "/events/stream", "")) {
        assertThat(stream.status()).isEqualTo(403);
      }
    }
    try (Stream stream = new Stream(admin, "/events/stream", "Last-Event-ID: 17\r\n")) {
      assertThat(stream.status()).isEqualTo(422);
    }
  }

  @Test
  void oneMoreStreamThanATenantMayHaveIsRefusedAndAnotherTenantIsNotHurt() throws IOException {
    List<Stream> open = new ArrayList<>();
    try {
      for (int i = 0; i < EventStreams.OF_TENANT; i++) {
        open.add(new Stream(admin, "/events/stream", ""));
        assertThat(open.get(i).status()).isEqualTo(200);
      }
      open.add(new Stream(admin, "/events/stream", ""));
      assertThat(open.get(EventStreams.OF_TENANT).status()).isEqualTo(429);
      open.add(new Stream(server.two().admin(), "/events/stream", ""));
      assertThat(open.get(EventStreams.OF_TENANT + 1).status()).isEqualTo(200);
    } finally {
      for (Stream stream : open) {
        stream.close();
      }
    }
  }

  @Test
  @Tag("full")
  void aReaderThatTakesNothingLosesItsPlaceAndNoMemoryIsSpentOnIt() throws IOException {
    String much = "x".repeat(15_000);
    server
        .db()
        .run(
            server.two().id(),
            tx -> tx.publishAll(
                IntStream.range(0, EVENTS).mapToObj(i -> new Lengthy(i, much)).toList()));
    ApiClient other = server.two().admin();
    List<Stream> open = new ArrayList<>();
    try (Stream idle = new Stream(other, "/events/stream?after=0", "")) {
      for (int i = 1; i < EventStreams.OF_TENANT; i++) {
        open.add(new Stream(other, "/events/stream", ""));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> {
        Stream next = new Stream(other, "/events/stream", "");
        open.add(next);
        return next.status() == 200;
      });

      // What came is what the buffers between us held; the rest was never read for it.
      assertThat(idle.left()).isLessThan(EVENTS * 15_000L / 2);
    } finally {
      for (Stream stream : open) {
        stream.close();
      }
    }
  }

  /** One open answer, read line by line. */
  private final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final int status;

    Stream(ApiClient caller, String path, String header) throws IOException {
      socket = new Socket();
      socket.setReceiveBufferSize(64 << 10);
      socket.connect(
          new InetSocketAddress(server.address().getHost(), server.address().getPort()));
      socket.setSoTimeout(60_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + caller.host()
          + "\r\nAuthorization: Bearer " + caller.token()
          + "\r\nAccept: text/event-stream, application/problem+json\r\n" + header + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      status = Integer.parseInt(in.readLine().split(" ")[1]);
    }

    int status() {
      return status;
    }

    String until(String start) throws IOException {
      String line = in.readLine();
      while (!line.startsWith(start)) {
        line = in.readLine();
      }
      return line;
    }

    /** The lines of the next event. */
    List<String> event() throws IOException {
      List<String> lines = new ArrayList<>();
      lines.add(until("id: "));
      lines.add(in.readLine());
      lines.add(in.readLine());
      return lines;
    }

    /** How many characters come until the answer ends. */
    int rest() throws IOException {
      int count = 0;
      for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
        count += line.length();
      }
      return count;
    }

    /** How many characters come until the connection is cut. */
    long left() {
      long count = 0;
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          count += line.length();
        }
      } catch (IOException cut) {
        // As it should be.
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
