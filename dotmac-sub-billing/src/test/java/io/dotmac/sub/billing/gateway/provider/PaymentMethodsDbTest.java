package io.dotmac.sub.billing.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.gateway.OnlineIsp;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentMethodsDbTest {
  private final OnlineIsp online = OnlineIsp.open();
  private final Isp isp = online.isp();
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aCardNumberIsNeverStored() {
    for (String number :
        List.of("4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242")) {
      assertThatThrownBy(() -> isp.tx(tx -> PaymentMethods.keep(
              tx,
              Isp.account(ada),
              online.provider(),
              PaymentMethodType.CARD,
              SavedMethod.of(number, null),
              null)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("token");
    }
    assertThat(isp.count("select count(*) from payment_method")).isZero();
  }

  @Test
  void whatIsWithheldIsNoWayToPay() {
    assertThatThrownBy(() -> isp.tx(tx -> PaymentMethods.keep(
            tx,
            Isp.account(ada),
            online.provider(),
            PaymentMethodType.WITHHOLDING,
            SavedMethod.of("tok_1", null),
            null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("withheld");
    assertThat(isp.count("select count(*) from payment_method")).isZero();
  }

  @Test
  void theFirstMethodIsTheDefaultAndAnotherCanBeMadeIt() {
    PaymentMethodId first = online.card(ada, FakeScript.SETTLE);
    PaymentMethodId second = online.card(ada, FakeScript.SETTLE);

    isp.tx(tx -> PaymentMethods.makeDefault(tx, second));
    List<PaymentMethod> usable = isp.tx(tx -> PaymentMethods.usable(tx, Isp.account(ada)));
    isp.tx(tx -> PaymentMethods.remove(tx, second));
    List<PaymentMethod> left = isp.tx(tx -> PaymentMethods.usable(tx, Isp.account(ada)));

    assertThat(usable).extracting(PaymentMethod::id).containsExactly(second, first);
    assertThat(usable).extracting(PaymentMethod::isDefault).containsExactly(true, false);
    assertThat(left).extracting(PaymentMethod::id).containsExactly(first);
  }

  @Test
  void credentialsAreSealedAndAnUnknownGatewayIsRefused() {
    assertThat(isp.count("select count(*) from payment_provider where credentials like 'v1:%'"
            + " and credentials not like '%sk_test%' and webhook_secret like 'v1:%'"))
        .isEqualTo(1);
    assertThatThrownBy(() -> isp.tx(tx -> online
            .online()
            .providers()
            .create(
                tx,
                ProviderType.CUSTOM,
                "nobody",
                new ProviderTerms("Nobody", false, null),
                Map.of(),
                null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("fake");
  }

  @Test
  void anExpiredCardIsNotUsable() {
    isp.today("2026-03-31");
    isp.tx(tx -> PaymentMethods.keep(
        tx,
        Isp.account(ada),
        online.provider(),
        PaymentMethodType.CARD,
        new SavedMethod("tok_ok_old", null, "visa", "4242", 3, 2026),
        null));
    List<PaymentMethod> lastDay = isp.tx(tx -> PaymentMethods.usable(tx, Isp.account(ada)));
    isp.today("2026-04-01");
    List<PaymentMethod> dayAfter = isp.tx(tx -> PaymentMethods.usable(tx, Isp.account(ada)));

    assertThat(lastDay).hasSize(1);
    assertThat(dayAfter).isEmpty();
  }

  @Test
  void aCardSavedOnThePageIsKeptForWhoAskedAndForNobodyElse() {
    SubscriberId eve = isp.subscriber("Eve");
    URI page = online
        .online()
        .saveMethod()
        .begin(isp.caller(), Isp.account(ada), URI.create("https://isp.example/back/"));
    String setup = page.toString().replace("https://pay.example/", "");
    online.fake().approve(setup);

    assertThatThrownBy(
            () -> online.online().saveMethod().finish(isp.caller(), Isp.account(eve), setup))
        .isInstanceOf(ProblemException.class);
    Optional<PaymentMethod> kept =
        online.online().saveMethod().finish(isp.caller(), Isp.account(ada), setup);
    Optional<PaymentMethod> again =
        online.online().saveMethod().finish(isp.caller(), Isp.account(ada), setup);

    assertThat(kept.orElseThrow().isDefault()).isTrue();
    assertThat(again.orElseThrow().id()).isEqualTo(kept.get().id());
  }
}
