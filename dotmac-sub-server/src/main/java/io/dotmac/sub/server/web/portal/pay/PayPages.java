package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;

/** The pages on which customers pay. */
public final class PayPages {
  private PayPages() {}

  /**
   * The form.
   *
   * @param amount what is due in all
   * @param tone {@code paid} when nothing is
   * @param open what is open; empty rows when nothing is
   * @param key makes a form that is sent twice one payment
   * @param offered whether anybody can pay online here
   */
  public record Pay(
      String amount,
      String tone,
      String summary,
      boolean offered,
      String key,
      Errors errors,
      Rows<Bill> open,
      List<Choice> choices,
      String verb) {}

  /** An open bill. */
  public record Bill(String href, String number, String note, String amount) {}

  /** A way to pay with. */
  public record Choice(String id, String value, String label, String note, boolean chosen) {}

  /** A payment on its way; {@code next} is empty when there is nothing for the payer to do. */
  public record Waiting(String title, String text, String next, String check) {}

  /** The page of the provider that moves no money. */
  public record Trial(String amount, String what, String action) {}

  /** Saved ways to pay. */
  public record Methods(
      String summary, Errors errors, Rows<Method> methods, boolean offered, Autopay autopay) {}

  /** One of them. */
  public record Method(
      String label, String note, boolean standard, String makeDefault, String remove) {}

  /** Whether what is due is taken by itself; {@code possible} with a saved way to pay. */
  public record Autopay(boolean possible, boolean on, String text) {}
}
