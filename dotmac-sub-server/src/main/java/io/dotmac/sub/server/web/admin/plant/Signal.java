package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.cpe.Received;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How an ONT was when it was last read, by the light it received. */
enum Signal {
  GOOD("good", Tone.GOOD),
  WEAK("warn", Tone.WARN),
  /** Outside of what a receiver of GPON is made for. */
  BAD("bad", Tone.BAD),
  OFF("off", Tone.NEUTRAL),
  UNREAD("none", Tone.NEUTRAL);

  private final String css;
  private final Tone tone;

  Signal(String css, Tone tone) {
    this.css = css;
    this.tone = tone;
  }

  /** Of a row with the columns {@code state} and {@code ont_rx_dbm} of a reading. */
  static Signal of(Row row) {
    String state = row.text("state");
    if (state.isEmpty()) {
      return UNREAD;
    }
    return state.equals("online") ? of(rx(row)) : OFF;
  }

  static Signal of(@Nullable BigDecimal rx) {
    if (rx == null) {
      return UNREAD;
    }
    return switch (Received.of(rx)) {
      case GOOD -> GOOD;
      case WEAK -> WEAK;
      case TOO_WEAK, TOO_STRONG -> BAD;
    };
  }

  static @Nullable BigDecimal rx(Row row) {
    return row.text("ont_rx_dbm").isEmpty() ? null : row.decimal("ont_rx_dbm");
  }

  /** The style class of a square. */
  String css() {
    return "sig-" + css;
  }

  /** The word for it. */
  String word(Visit visit) {
    return visit.name("signal", name().toLowerCase(java.util.Locale.ROOT));
  }

  Pill pill(Visit visit) {
    return Pill.of(tone, word(visit));
  }
}
