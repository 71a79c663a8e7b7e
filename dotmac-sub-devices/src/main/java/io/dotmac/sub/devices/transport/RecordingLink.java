package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what passes, and hands it over when the session ends, with its secrets masked. */
public final class RecordingLink implements ByteLink {
  private final ByteLink link;
  private final String vendor;
  private final Secrets secrets;
  private final Consumer<Transcript> sink;
  private final List<Transcript.Exchange> exchanges = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private String sent = "";

  /** The secrets may grow while the session lasts. */
  public RecordingLink(ByteLink link, String vendor, Secrets secrets, Consumer<Transcript> sink) {
    this.link = link;
    this.vendor = vendor;
    this.secrets = secrets;
    this.sink = sink;
  }

  @Override
  public void write(byte[] bytes) {
    finish();
    sent = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
    link.write(bytes);
  }

  private void finish() {
    exchanges.add(new Transcript.Exchange(sent, received.toString(StandardCharsets.UTF_8)));
    received.reset();
  }

  @Override
  public int read(byte[] into, Duration wait) {
    int count = link.read(into, wait);
    if (count > 0) {
      received.write(into, 0, count);
    }
    return count;
  }

  @Override
  public void close() {
    finish();
    sink.accept(new Transcript(
        vendor,
        exchanges.stream()
            .map(each ->
                new Transcript.Exchange(secrets.hide(each.send()), secrets.hide(each.receive())))
            .toList()));
    link.close();
  }
}
