package io.dotmac.sub.samples.rest;

import io.dotmac.sub.samples.rest.http.ApiException;
import io.dotmac.sub.samples.rest.model.InvoiceView;
import io.dotmac.sub.samples.rest.model.OfferView;
import io.dotmac.sub.samples.rest.model.ProblemBody;
import io.dotmac.sub.samples.rest.model.SubscriberView;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an integrator's first program does: a token, a key, a customer with a service, a payment,
 * and the list of invoices; told in sentences, refusals too.
 */
public final class NewCustomer {
  private NewCustomer() {}

  /** Takes the address of the API, a user name and a password. */
  public static void main(String[] arguments) throws ApiException {
    run(URI.create(arguments[0]), arguments[1], arguments[2]).forEach(System.out::println);
  }

  /** The sentences that it prints. */
  static List<String> run(URI api, String username, String password) throws ApiException {
    Provider provider = Provider.signIn(api, username, password).byKey("shop");
    OfferView offer = provider.offer("Fibre 50", "15000.00");
    UUID once = UUID.randomUUID();
    SubscriberView ada = provider.subscriber("Ada", "Obi", "ada@example.com", once);
    SubscriberView again = provider.subscriber("Ada", "Obi", "ada@example.com", once);
    var service = provider.subscribe(ada.getId(), offer.getId(), LocalDate.now());
    UUID account = service.getAccountId();
    for (int month = 1; month <= 5; month++) {
      provider.invoice(account, "Router, part " + month + " of 5", "4000.00");
    }
    UUID payment = UUID.randomUUID();
    var paid = provider.pay(account, "9000.00", payment);
    var paidAgain = provider.pay(account, "9000.00", payment);
    List<InvoiceView> invoices = provider.invoices(account, 2);
    return List.of(
        "one customer, asked for twice: " + ada.getId().equals(again.getId()),
        "service: " + service.getStatus().getValue(),
        "one payment, sent twice: " + paid.getId().equals(paidAgain.getId()),
        "invoices, in pages of two: " + invoices.size(),
        "still open: " + invoices.stream().filter(each -> !isPaid(each)).count(),
        "refused: " + refusal(provider),
        "left of the quota: " + provider.quotaLeft());
  }

  private static boolean isPaid(InvoiceView invoice) {
    return invoice.getStatus() == InvoiceView.StatusEnum.PAID;
  }

  /** What the server says to a customer without an e-mail address. */
  private static String refusal(Provider provider) {
    try {
      provider.subscriber("Bisi", "Ade", "no address", UUID.randomUUID());
      return "nothing";
    } catch (ApiException refused) {
      ProblemBody problem = Provider.problem(refused).orElseThrow();
      return refused.getCode() + " " + problem.getCode() + " at "
          + problem.getErrors().get(0).getPointer();
    }
  }
}
