package io.dotmac.sub.devices.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static Screen showing(String text) {
    Screen screen = new Screen();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    screen.print(bytes, bytes.length);
    return screen;
  }

  @Test
  void aPagerThatIsPaintedOverIsGone() {
    String over = "\u001b[37D" + " ".repeat(37) + "\u001b[37D";
    Screen screen = showing("---- More ( Press 'Q' to break ) ----" + over + "  0  online\r\n");

    assertThat(screen.lines()).containsExactly("  0  online");
  }

  @Test
  void coloursTitlesAndQuestionsToTheTerminalShowNothing() {
    assertThat(
            showing("\u001b[1;32mup\u001b[0m\u001b]0;title\u0007\u001b[6n!\r\n").lines())
        .containsExactly("up!");
  }

  @Test
  void backspaceAndCarriageReturnWriteOver() {
    assertThat(showing("|\b/\b-\b\\\bdone\r\nabc\rX\r\n").lines()).containsExactly("done", "Xbc");
  }

  @Test
  void lettersOfSeveralBytesMayBeCutApart() {
    Screen screen = new Screen();
    for (byte b : "Zoë \u20ac\r\n".getBytes(StandardCharsets.UTF_8)) {
      screen.print(new byte[] {b}, 1);
    }

    assertThat(screen.lines()).containsExactly("Zoë \u20ac");
  }

  @Test
  void noBytesThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      Screen screen = showing("\u001b[999999999999D\u001b[99999C");
      screen.print(bytes, bytes.length);

      assertThat(screen.current().length()).isLessThan(70_000);
    }
  }
}
