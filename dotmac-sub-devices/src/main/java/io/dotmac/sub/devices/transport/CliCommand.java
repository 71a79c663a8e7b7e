package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.plan.Request;
import java.util.List;

/**
 * A line for a command line interface. Its values were checked and quoted by the dialect: a line
 * with a control character is refused here once more, since it would be two lines.
 *
 * @param text what is sent
 * @param mode where it must be sent, in the dialect's own words
 * @param secrets parts of the text that are never shown
 * @param confirms whether the device's "are you sure" is answered with yes
 * @param slow whether it may take as long as writing flash does
 */
public record CliCommand(
    String text, String mode, List<String> secrets, boolean confirms, boolean slow)
    implements Request {
  public CliCommand {
    secrets = List.copyOf(secrets);
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a command is one line without control characters");
    }
  }

  /** A line that asks nothing. */
  public static CliCommand of(String mode, String text) {
    return new CliCommand(text, mode, List.of(), false, false);
  }

  /** The same, answering yes. */
  public CliCommand confirming() {
    return new CliCommand(text, mode, secrets, true, slow);
  }

  /** The same, with patience. */
  public CliCommand slowly() {
    return new CliCommand(text, mode, secrets, confirms, true);
  }

  @Override
  public String shown() {
    Secrets hidden = new Secrets();
    secrets.forEach(hidden::add);
    return hidden.hide(text);
  }

  @Override
  public String toString() {
    return shown();
  }
}
