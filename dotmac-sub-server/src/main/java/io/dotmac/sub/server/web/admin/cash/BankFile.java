package io.dotmac.sub.server.web.admin.cash;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file that a bank or a spreadsheet wrote, whatever it is encoded in. */
final class BankFile {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private BankFile() {}

  /** By its byte order mark, else as UTF-8, else as what spreadsheets write. */
  static String text(byte[] content) {
    if (content.length > 1 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
      return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
    }
    if (content.length > 1 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
      return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(content, WINDOWS);
    }
  }
}
