package io.dotmac.sub.devices.script;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a value is written into a command. A plain word stays as it is; every other text becomes one
 * quoted word, or is refused where the command line has no way to hold it. Whatever the value, it
 * is one word of the command and never another command.
 */
public enum ValueStyle {
  /** No text with a quote, a backslash or a question mark fits into its quotes. */
  SMARTAX {
    @Override
    String quoted(String field, String text) {
      refuse(field, text, "\"?\\$[]{}|;'`<>!#");
      return "\"" + text + "\"";
    }
  },
  /** There are no quotes that hold every text. */
  ZXAN {
    @Override
    String quoted(String field, String text) {
      throw refused(field, "must be 1 to 64 letters, digits and _.:@+=,/- for this device");
    }
  },
  /** Brackets, dollar signs and pipes mean something within quotes too. */
  ISAM {
    @Override
    String quoted(String field, String text) {
      refuse(field, text, "\"?\\$[]{}|;'`<>!#");
      return "\"" + text + "\"";
    }
  },
  /** Every byte that is no letter or digit is written by its number. */
  ROUTEROS {
    @Override
    String quoted(String field, String text) {
      StringBuilder out = new StringBuilder("\"");
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (b & 0xff);
        boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        out.append(plain ? String.valueOf(c) : String.format("\\%02X", (int) c));
      }
      return out.append('"').toString();
    }
  };

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.:@+=,/-]{0,62}[A-Za-z0-9])?");
  private static final int LONGEST = 200;
  private static final Map<String, ValueStyle> BY_VENDOR = Map.of(
      "huawei-smartax", SMARTAX,
      "zte-c300", ZXAN,
      "zte-c600", ZXAN,
      "nokia-isam", ISAM,
      "mikrotik-routeros", ROUTEROS);

  /** The one of a driver; throws {@code Unsupported} for a vendor without a command line. */
  public static ValueStyle of(String vendor) {
    ValueStyle style = BY_VENDOR.get(vendor);
    if (style == null) {
      throw new DeviceException(new DeviceError.Unsupported("commands for " + vendor));
    }
    return style;
  }

  abstract String quoted(String field, String text);

  /**
   * The value as one word of a command.
   *
   * @param field its name, for whoever is told that it does not fit
   */
  public String written(String field, String value) {
    if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw refused(field, "has 1 to " + LONGEST + " characters and no NUL");
    }
    return WORD.matcher(value).matches() ? value : quoted(field, value);
  }

  private static void refuse(String field, String text, String forbidden) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || forbidden.indexOf(c) >= 0) {
        throw refused(
            field,
            "has the character "
                + (c > ' ' && c <= '~' ? "'" + c + "'" : String.format("U+%04X", (int) c)) + " at "
                + (i + 1) + ", which this device cannot take");
      }
    }
  }

  private static DeviceException refused(String field, String why) {
    return new DeviceException(new DeviceError.Invalid(field, why));
  }
}
