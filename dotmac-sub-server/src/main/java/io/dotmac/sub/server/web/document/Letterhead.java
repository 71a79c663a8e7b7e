package io.dotmac.sub.server.web.document;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.awt.Color;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the documents of a tenant look.
 *
 * @param seller its name, then address and tax numbers
 * @param logo a PNG or JPEG, empty for none
 * @param accent the colour of rules and headings
 */
public record Letterhead(
    Paper paper, List<String> seller, byte[] logo, Color accent, String footer) {
  /** The paper that documents are laid out for. */
  public static final Setting<Paper> PAPER =
      Setting.choice(SettingDomain.BILLING, "document_paper", Paper.class, Paper.A4);

  /** Address, telephone and tax numbers of the seller, a line each. */
  public static final Setting<String> SELLER =
      Setting.text(SettingDomain.BILLING, "document_seller", "");

  /** A PNG or JPEG in Base64. */
  public static final Setting<String> LOGO =
      Setting.text(SettingDomain.BILLING, "document_logo", "");

  /** The colour of rules and headings: {@code #RRGGBB}. */
  public static final Setting<String> ACCENT =
      Setting.text(SettingDomain.BILLING, "document_accent_color", "#1B5E9B");

  /** What stands at the foot of every page: how to pay, for instance. */
  public static final Setting<String> FOOTER =
      Setting.text(SettingDomain.BILLING, "document_footer", "");

  /** All of them. */
  public static final List<Setting<?>> SETTINGS = List.of(PAPER, SELLER, LOGO, ACCENT, FOOTER);

  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Color BLUE = new Color(0x1B5E9B);

  static Letterhead of(Tx tx) {
    List<String> seller = new java.util.ArrayList<>();
    seller.add(tx.tenantInfo().name());
    Settings.get(tx, SELLER)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(seller::add);
    String accent = Settings.get(tx, ACCENT);
    return new Letterhead(
        Settings.get(tx, PAPER),
        List.copyOf(seller),
        logo(Settings.get(tx, LOGO)),
        COLOR.matcher(accent).matches() ? Color.decode(accent) : BLUE,
        Settings.get(tx, FOOTER));
  }

  /** A logo that cannot be read is left out: a document is never kept back by its looks. */
  private static byte[] logo(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
