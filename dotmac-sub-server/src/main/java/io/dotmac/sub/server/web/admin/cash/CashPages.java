package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;

/** The pages of this package. */
public final class CashPages {
  private CashPages() {}

  /**
   * Collection accounts and channels.
   *
   * @param types of accounts, for a new one
   * @param methods of payment, for a new channel
   * @param places the accounts that a channel's money can lie in
   */
  public record Places(
      String summary,
      List<Sheets.Tab> tabs,
      Errors errors,
      Rows<Till> tills,
      Rows<Channel> channels,
      List<Field> tillFields,
      List<Filters.Option> types,
      List<Field> channelFields,
      List<Filters.Option> methods,
      List<Filters.Option> places) {}

  /**
   * A collection account.
   *
   * @param choose makes it the default of its currency; empty where it is or cannot be
   * @param close takes no more money; empty where it is closed
   */
  public record Till(
      String name, Pill status, String note, String balance, String choose, String close) {}

  /** A channel with the accounts its money lies in. */
  public record Channel(
      String id,
      String name,
      Pill status,
      String note,
      Rows<Place> into,
      String link,
      String choose,
      String close) {}

  /** An account of a channel. */
  public record Place(String name, String remove) {}

  /** Files of banks, and the form for the next one. */
  public record Statements(
      String summary,
      List<Sheets.Tab> tabs,
      Errors errors,
      List<Filters.Option> places,
      Rows<File> files,
      Pager pager) {}

  /** A file. */
  public record File(
      String href, String name, String place, String read, String rows, Pill status) {}

  /**
   * The rows of a file.
   *
   * @param proposals how many wait to be confirmed, as a sentence; empty when none does
   */
  public record Statement(
      String title,
      String subtitle,
      String base,
      Errors errors,
      String proposals,
      Filters filters,
      Rows<Line> lines,
      Pager pager) {}

  /**
   * A row.
   *
   * @param open whether somebody has to decide
   * @param proposed whether an account is proposed
   * @param become what became of it, and where that is
   */
  public record Line(
      String id,
      String action,
      String booked,
      String payer,
      String reference,
      String amount,
      Pill status,
      boolean open,
      boolean proposed,
      String who,
      String why,
      String become,
      String becomeHref) {}
}
