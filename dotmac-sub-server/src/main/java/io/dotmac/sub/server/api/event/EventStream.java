package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dotmac.sub.core.event.feed.EventCursor;
import io.dotmac.sub.core.event.feed.EventFeed;
import io.dotmac.sub.server.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * One stream: reads behind its cursor and writes, a batch at a time. Nothing waits in memory for a
 * slow reader: what it has not taken is read later.
 */
final class EventStream {
  private static final long PAUSE_MILLIS = 500;
  private static final int BEATS = 20;
  private static final String HEARTBEAT = ": still here\n\n";

  private final Function<EventCursor, Batch> read;
  private final LongPredicate pause;
  private final Reader reader;

  /** What comes next, as it is shown; none when the reader may no longer read. */
  record Batch(List<EventView> events, EventCursor cursor, boolean over) {
    static Batch of(EventFeed.Batch batch) {
      return new Batch(batch.events().stream().map(EventView::of).toList(), batch.cursor(), false);
    }
  }

  /** Takes what is written, and says so by an exception when it is gone. */
  interface Reader {
    void take(String text) throws IOException;
  }

  /** {@code pause} waits that many milliseconds and says whether to go on. */
  EventStream(Function<EventCursor, Batch> read, LongPredicate pause, Reader reader) {
    this.read = read;
    this.pause = pause;
    this.reader = reader;
  }

  /** Writes until the reader is gone, may no longer read, or the server stops. */
  void run(EventCursor from) throws IOException {
    EventCursor cursor = from;
    int quiet = 0;
    reader.take("retry: 2000\n" + HEARTBEAT);
    do {
      Batch batch = read.apply(cursor);
      if (batch.over()) {
        return;
      }
      cursor = batch.cursor();
      if (!batch.events().isEmpty()) {
        reader.take(text(batch.events()));
        quiet = 0;
      } else if (++quiet % BEATS == 0) {
        reader.take(HEARTBEAT);
      }
    } while (pause.test(PAUSE_MILLIS));
  }

  private static String text(List<EventView> events) throws JsonProcessingException {
    StringBuilder text = new StringBuilder();
    for (EventView event : events) {
      text.append("id: ")
          .append(event.cursor())
          .append("\nevent: ")
          .append(event.eventType())
          .append("\ndata: ")
          .append(Json.mapper().writeValueAsString(event))
          .append("\n\n");
    }
    return text.toString();
  }
}
