package io.dotmac.sub.server.security;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** QR codes as SVG: sharp at every size, and nothing that a content policy must let in. */
public final class QrCode {
  private static final int QUIET_ZONE = 4;

  private QrCode() {}

  /** The picture of a text: black squares on white, as one path. */
  public static String svg(String text) {
    BitMatrix squares = squares(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        if (squares.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    int size = squares.getWidth();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
        + "\" role=\"img\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
        + "<path fill=\"#000\" d=\"" + path + "\"/></svg>";
  }

  private static BitMatrix squares(String text) {
    try {
      Map<EncodeHintType, Object> hints = Map.of(EncodeHintType.MARGIN, QUIET_ZONE);
      // The least size there is: one unit a square.
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
