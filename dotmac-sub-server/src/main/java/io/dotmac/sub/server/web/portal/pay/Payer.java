package io.dotmac.sub.server.web.portal.pay;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the pages of one payer show. */
final class Payer {
  private final Visit visit;
  private final AccountId account;
  private final OnlinePayments online;

  Payer(Visit visit, UUID subscriber, OnlinePayments online) {
    this.visit = visit;
    this.account = new AccountId(subscriber);
    this.online = online;
  }

  PayPages.Pay form(String key, Errors errors) {
    BillingAccount payer = BillingAccounts.visible(visit.tx(), account);
    List<Invoice> open = Invoices.open(visit.tx(), account).stream()
        .filter(invoice -> invoice.balanceDue().isPositive())
        .toList();
    Money due =
        Money.sum(payer.currency(), open.stream().map(Invoice::balanceDue).toList());
    String amount = money(due);
    boolean offered = online.providers().standard(visit.tx()).isPresent();
    return new PayPages.Pay(
        amount,
        due.isZero() ? "paid" : "",
        due.isZero()
            ? visit.say("pay.nothing_due")
            : visit.say("pay.bills", open.size(), due(open.get(0))),
        offered && due.isPositive(),
        key,
        errors,
        Rows.of(open.stream().map(this::bill).toList()),
        choices(),
        visit.say("pay.verb", amount));
  }

  private String due(Invoice invoice) {
    return visit.formats().date(invoice.dueOn().orElseThrow());
  }

  private PayPages.Bill bill(Invoice invoice) {
    return new PayPages.Bill(
        "/portal/invoices/" + invoice.id(),
        invoice.number().orElse(""),
        visit.say("dunning.due", due(invoice)),
        money(invoice.balanceDue()));
  }

  private List<PayPages.Choice> choices() {
    List<PayPages.Choice> choices = new ArrayList<>();
    for (PaymentMethod method : PaymentMethods.usable(visit.tx(), account)) {
      choices.add(new PayPages.Choice(
          "method-" + choices.size(),
          method.id().toString(),
          label(method),
          expiry(method),
          choices.isEmpty()));
    }
    choices.add(new PayPages.Choice(
        "method-" + choices.size(),
        "",
        visit.say("pay.elsewhere"),
        visit.say("pay.elsewhere_text"),
        choices.isEmpty()));
    return List.copyOf(choices);
  }

  PayPages.Waiting waiting(Payment payment) {
    String amount = money(payment.amount());
    boolean pending = payment.status() == PaymentStatus.PENDING;
    String next = payment.nextUrl().orElse("");
    return new PayPages.Waiting(
        visit.say(pending ? "pay.waiting" : "pay.failed", amount),
        visit.say(
            !pending
                ? "pay.failed_text"
                : next.isEmpty() ? "pay.in_doubt_text" : "pay.waiting_text"),
        next,
        pending ? "/portal/pay/back/" + payment.id() : "");
  }

  PayPages.Methods methods(Errors errors) {
    List<PaymentMethod> usable = PaymentMethods.usable(visit.tx(), account);
    Optional<io.dotmac.sub.billing.autopay.Autopay> agreed =
        online.autopays().of(visit.tx(), account);
    boolean on = agreed.filter(io.dotmac.sub.billing.autopay.Autopay::isActive).isPresent();
    boolean stopped = agreed.flatMap(each -> each.stoppedAt()).isPresent();
    return new PayPages.Methods(
        visit.say("pay.methods_text"),
        errors,
        Rows.of(usable.stream().map(this::method).toList()),
        online.providers().standard(visit.tx()).isPresent(),
        new PayPages.Autopay(
            !usable.isEmpty(),
            on,
            visit.say(
                on ? "pay.autopay_on" : stopped ? "pay.autopay_stopped" : "pay.autopay_off")));
  }

  private PayPages.Method method(PaymentMethod method) {
    String at = "/portal/methods/" + method.id();
    return new PayPages.Method(
        label(method), expiry(method), method.isDefault(), at + "/default", at + "/remove");
  }

  private String label(PaymentMethod method) {
    String brand = method.brand().map(Payer::inCapitals).orElse(method.type().name());
    return method.last4().map(last4 -> brand + " •••• " + last4).orElse(brand);
  }

  private static String inCapitals(String brand) {
    return brand.isEmpty()
        ? brand
        : brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
  }

  private String expiry(PaymentMethod method) {
    return method.expiresMonth().isEmpty() || method.expiresYear().isEmpty()
        ? ""
        : visit.say(
            "pay.expires",
            "%02d/%d"
                .formatted(method.expiresMonth().get(), method.expiresYear().get()));
  }

  private String money(Money amount) {
    return visit.formats().money(amount.minor(), amount.currency());
  }
}
