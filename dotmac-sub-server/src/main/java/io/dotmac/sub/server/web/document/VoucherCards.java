package io.dotmac.sub.server.web.document;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchTerms;
import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sheets of cards to be cut out: the provider's name, the code, what it gives, what it costs, and a
 * QR code of the login page with the code filled in.
 */
final class VoucherCards {
  private static final int COLUMNS = 3;
  private static final int ROWS = 8;
  private static final float MARGIN = 24;
  private static final float INSET = 8;
  private static final float QR = 58;
  private static final float SMALL = 7;
  private static final float BIG = 13;
  private static final float HAIR = 0.4f;

  /** One card. */
  record Card(int number, String code) {}

  private VoucherCards() {}

  static byte[] draw(
      Letterhead head, Messages words, Formats formats, HotspotBatch batch, List<Card> cards) {
    try (PdfPages pages = new PdfPages(head.paper().size())) {
      float wide = (pages.width() - 2 * MARGIN) / COLUMNS;
      float tall = (pages.height() - 2 * MARGIN) / ROWS;
      List<String> gives = gives(words, formats, batch);
      if (cards.isEmpty()) {
        pages.turn();
      }
      for (int i = 0; i < cards.size(); i++) {
        int place = i % (COLUMNS * ROWS);
        if (place == 0) {
          pages.turn();
        }
        float x = MARGIN + place % COLUMNS * wide;
        float top = pages.height() - MARGIN - (float) (place / COLUMNS) * tall;
        frame(pages, x, top, wide, tall);
        card(pages, head, batch, gives, cards.get(i), new Box(x, top, wide, tall));
      }
      return pages.save(
          batch.id().value(),
          LocalDate.ofInstant(batch.createdAt(), ZoneOffset.UTC),
          batch.terms().name(),
          head.seller().get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a card is; y grows upwards from the foot of the page. */
  private record Box(float x, float top, float wide, float tall) {}

  /** Lines to cut along. */
  private static void frame(PdfPages pages, float x, float top, float wide, float tall)
      throws IOException {
    pages.rule(x, top, wide, HAIR, PdfPages.GREY);
    pages.rule(x, top - tall, wide, HAIR, PdfPages.GREY);
    pages.rule(x, top - tall, HAIR, tall, PdfPages.GREY);
    pages.rule(x + wide, top - tall, HAIR, tall, PdfPages.GREY);
  }

  private static void card(
      PdfPages pages, Letterhead head, HotspotBatch batch, List<String> gives, Card card, Box box)
      throws IOException {
    String url = batch.terms().loginUrl();
    boolean qr = url != null && !url.isEmpty();
    float x = box.x() + INSET;
    float room = box.wide() - 2 * INSET - (qr ? QR + INSET / 2 : 0);
    float y = box.top() - INSET - SMALL - 1;
    pages.text(x, y, SMALL + 1, true, head.accent(), first(pages, head.seller().get(0), room));
    y -= BIG + 5;
    String code = VoucherCode.printed(card.code());
    float points = BIG;
    while (points > SMALL && pages.width(code, points) > room) {
      points -= 0.5f;
    }
    pages.text(x, y, points, true, PdfPages.BLACK, code);
    y -= 4;
    float foot = box.top() - box.tall() + INSET;
    List<String> lines = new ArrayList<>();
    for (String line : gives) {
      lines.addAll(pages.lines(line, SMALL, room));
    }
    for (String line : lines) {
      y -= SMALL + 2;
      if (y > foot + SMALL) {
        pages.text(x, y, SMALL, false, PdfPages.BLACK, line);
      }
    }
    String foots = batch.terms().name() + " " + card.number();
    pages.text(x, foot, SMALL - 1, false, PdfPages.GREY, foots);
    if (url != null && qr) {
      pages.squares(
          modules(link(url, card.code())),
          box.x() + box.wide() - INSET - QR,
          box.top() - INSET,
          QR);
    }
  }

  private static String first(PdfPages pages, String text, float room) throws IOException {
    return pages.lines(text, SMALL + 1, room).get(0);
  }

  /** The login page with the code as its user name. */
  static String link(String url, String code) {
    return url + (url.contains("?") ? "&" : "?") + "username="
        + URLEncoder.encode(code, StandardCharsets.UTF_8);
  }

  /** The dark modules of a QR code, by row. */
  static boolean[][] modules(String text) {
    try {
      ByteMatrix matrix = Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
      boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
      for (int row = 0; row < dark.length; row++) {
        for (int column = 0; column < dark[row].length; column++) {
          dark[row][column] = matrix.get(column, row) == 1;
        }
      }
      return dark;
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + text.length() + " characters", e);
    }
  }

  private static List<String> gives(Messages words, Formats formats, HotspotBatch batch) {
    HotspotBatchTerms terms = batch.terms();
    List<String> gives = new ArrayList<>();
    if (terms.validSeconds() != null) {
      gives.add(words.text("voucher.valid", duration(words, terms.validSeconds())));
    }
    if (terms.onlineSeconds() != null) {
      gives.add(words.text("voucher.online", duration(words, terms.onlineSeconds())));
    }
    if (terms.dataLimitOctets() != null) {
      gives.add(words.text("voucher.data", formats.bytes(terms.dataLimitOctets())));
    }
    if (terms.downKbps() != null && terms.upKbps() != null) {
      gives.add(formats.speed(terms.downKbps(), terms.upKbps()));
    }
    if (terms.devices() > 1) {
      gives.add(words.text("voucher.devices", terms.devices()));
    }
    if (batch.price().isPositive()) {
      gives.add(formats.money(batch.price()));
    }
    if (terms.unusedUntil() != null) {
      gives.add(words.text("voucher.use_until", formats.date(terms.unusedUntil())));
    }
    if (terms.terms() != null) {
      gives.add(terms.terms());
    }
    return gives;
  }

  /** A time in the largest unit that says it exactly. */
  static String duration(Messages words, long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (seconds % 86_400 == 0) {
      return words.text("voucher.days", time.toDays());
    }
    if (seconds % 3_600 == 0) {
      return words.text("voucher.hours", time.toHours());
    }
    return words.text("voucher.minutes", time.toMinutes());
  }
}
