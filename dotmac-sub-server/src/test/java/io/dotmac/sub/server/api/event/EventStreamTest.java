package io.dotmac.sub.server.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.event.feed.EventCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final List<String> taken = new ArrayList<>();

  @Test
  void aQuietStreamHasAHeartbeatEveryTenSeconds() throws IOException {
    int[] millis = {0};
    EventStream stream = new EventStream(
        cursor -> new EventStream.Batch(List.of(), cursor, false),
        pause -> (millis[0] += (int) pause) < 30_000,
        taken::add);

    stream.run(EventCursor.START);

    assertThat(taken).hasSize(4).allMatch(text -> text.endsWith(": still here\n\n"));
  }

  @Test
  void aReaderThatIsGoneEndsTheStream() {
    EventStream stream = new EventStream(
        cursor -> new EventStream.Batch(List.of(), cursor, false), pause -> true, text -> {
          throw new IOException("closed");
        });

    assertThatThrownBy(() -> stream.run(EventCursor.START)).hasMessage("closed");
  }

  @Test
  void aReaderThatMayNoLongerReadEndsTheStream() throws IOException {
    EventStream stream = new EventStream(
        cursor -> new EventStream.Batch(List.of(), cursor, true), pause -> true, taken::add);

    stream.run(EventCursor.START);

    assertThat(taken).hasSize(1);
  }

  @Test
  void eachReadGoesOnBehindTheOneBefore() throws IOException {
    List<EventCursor> asked = new ArrayList<>();
    EventStream stream = new EventStream(
        cursor -> {
          asked.add(cursor);
          return new EventStream.Batch(
              List.of(), new EventCursor(cursor.txid() + 1, 0), asked.size() == 3);
        },
        pause -> true,
        taken::add);

    stream.run(EventCursor.START);

    assertThat(asked).extracting(EventCursor::txid).containsExactly(0L, 1L, 2L);
  }
}
