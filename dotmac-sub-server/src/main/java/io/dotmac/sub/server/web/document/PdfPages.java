package io.dotmac.sub.server.web.document;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are written from the top: text, rules, a picture. The font comes with PDFBox, knows
 * Latin with all its marks and the signs of currencies, and is embedded in part.
 */
final class PdfPages implements Closeable {
  static final Color BLACK = new Color(0x1D2733);
  static final Color GREY = new Color(0x667382);

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float UNITS = 1000f;
  private static final float BOLD = 0.028f;

  private final PDDocument document = new PDDocument();
  private final PDRectangle size;
  private final PDFont font;
  private final Map<Integer, String> known = new HashMap<>();
  private @Nullable PDPageContentStream out;

  PdfPages(PDRectangle size) throws IOException {
    this.size = size;
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      if (in == null) {
        throw new IOException("no font " + FONT);
      }
      this.font = PDType0Font.load(document, in, true);
    }
  }

  float width() {
    return size.getWidth();
  }

  float height() {
    return size.getHeight();
  }

  int count() {
    return document.getNumberOfPages();
  }

  /** Turns to a new page. */
  void turn() throws IOException {
    end();
    PDPage page = new PDPage(size);
    document.addPage(page);
    out = new PDPageContentStream(document, page);
  }

  /** Writes on a page that was turned already. */
  void back(int page) throws IOException {
    end();
    out = new PDPageContentStream(
        document, document.getPage(page), PDPageContentStream.AppendMode.APPEND, true, true);
  }

  /** Text whose baseline begins at {@code x}, {@code y}. */
  void text(float x, float y, float points, boolean bold, Color color, String text)
      throws IOException {
    PDPageContentStream page = page();
    page.beginText();
    page.setFont(font, points);
    page.setNonStrokingColor(color);
    page.setStrokingColor(color);
    page.setLineWidth(points * BOLD);
    page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    page.newLineAtOffset(x, y);
    page.showText(clean(text));
    page.endText();
  }

  /** The same, ending at {@code x}. */
  void right(float x, float y, float points, boolean bold, Color color, String text)
      throws IOException {
    text(x - width(text, points), y, points, bold, color, text);
  }

  void rule(float x, float y, float length, float thickness, Color color) throws IOException {
    PDPageContentStream page = page();
    page.setNonStrokingColor(color);
    page.addRect(x, y, length, thickness);
    page.fill();
  }

  /** Dark squares of a grid as wide as {@code most}; its top left corner is given. */
  void squares(boolean[][] dark, float x, float top, float most) throws IOException {
    PDPageContentStream page = page();
    float side = most / dark.length;
    page.setNonStrokingColor(Color.BLACK);
    for (int row = 0; row < dark.length; row++) {
      int from = 0;
      while (from < dark[row].length) {
        int to = from;
        while (to < dark[row].length && dark[row][to]) {
          to++;
        }
        if (to > from) {
          page.addRect(x + from * side, top - (row + 1) * side, (to - from) * side, side);
        }
        from = to + 1;
      }
    }
    page.fill();
  }

  /** A picture in a box, as large as fits; its top left corner is given. */
  float picture(byte[] image, float x, float top, float most, float tallest) throws IOException {
    PDImageXObject picture = PDImageXObject.createFromByteArray(document, image, "logo");
    float scale = Math.min(most / picture.getWidth(), tallest / picture.getHeight());
    float tall = picture.getHeight() * scale;
    page().drawImage(picture, x, top - tall, picture.getWidth() * scale, tall);
    return tall;
  }

  float width(String text, float points) throws IOException {
    return font.getStringWidth(clean(text)) / UNITS * points;
  }

  /** The text in lines no wider than {@code most}; a longer word is cut. */
  List<String> lines(String text, float points, float most) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : clean(text).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, points) <= most) {
        line = longer;
      } else {
        if (!line.isEmpty()) {
          lines.add(line);
        }
        line = word;
        while (width(line, points) > most && line.length() > 1) {
          int fits = line.length() - 1;
          while (fits > 1 && width(line.substring(0, fits), points) > most) {
            fits--;
          }
          lines.add(line.substring(0, fits));
          line = line.substring(fits);
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** The file. Its id and date come from the document, so that it is the same each time. */
  byte[] save(UUID id, LocalDate dated, String title, String author) throws IOException {
    end();
    Calendar date = GregorianCalendar.from(dated.atStartOfDay(ZoneOffset.UTC));
    date.setTimeZone(TimeZone.getTimeZone("UTC"));
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setAuthor(author);
    information.setProducer("DotMac Sub");
    information.setCreationDate(date);
    information.setModificationDate(date);
    document.setDocumentInformation(information);
    document.setDocumentId(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private PDPageContentStream page() {
    if (out == null) {
      throw new IllegalStateException("no page was turned to");
    }
    return out;
  }

  private void end() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  /** Without what the font has no letter for. */
  private String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().forEach(point -> clean.append(known.computeIfAbsent(point, this::letter)));
    return clean.toString();
  }

  private String letter(int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      return " ";
    }
    String letter = Character.toString(point);
    try {
      font.encode(letter);
      return letter;
    } catch (IOException | IllegalArgumentException e) {
      return "?";
    }
  }
}
