package io.dotmac.sub.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.notify.choice.NotificationChoice;
import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.choice.PushTokens;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.subscriber.OrganizationDetails;
import io.dotmac.sub.core.subscriber.Organizations;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationHandlerDbTest {
  private final NotifyWorld world = new NotifyWorld();

  private static NotificationTemplateTerms mail(String code, String event, String body) {
    return new NotificationTemplateTerms(
        code,
        "Mine",
        event,
        null,
        NotificationChannel.EMAIL,
        "en",
        "Hello {{first_name}}",
        body,
        null,
        true);
  }

  @Test
  void anEventTellsItsSubscriberOnceHoweverOftenItIsHandled() {
    SubscriberId ada = world.subscriber();
    world.forget();
    world.warn(ada);
    world.warn(ada);
    world.dispatch();
    world.dispatchAgain();
    world.dispatchAgain();

    List<Notification> warned = world.messages().stream()
        .filter(message -> message.templateCode().orElse("").equals("usage.warning"))
        .toList();
    assertThat(warned).hasSize(2).allSatisfy(message -> {
      assertThat(message.subscriberId()).contains(ada.value());
      assertThat(message.category()).isEqualTo(NotificationCategory.USAGE);
      assertThat(message.channel()).isEqualTo(NotificationChannel.EMAIL);
      assertThat(message.status()).isEqualTo(NotificationStatus.QUEUED);
      assertThat(message.subject()).contains("You have used 80% of your data");
      assertThat(message.body().orElse(""))
          .contains("Hello Ada,", "you have used 80 GB of the 100 GB that this period includes");
    });
  }

  @Test
  void whoIsNewIsWelcomed() {
    world.subscriber();
    world.dispatch();

    assertThat(world.messages()).singleElement().satisfies(message -> {
      assertThat(message.templateCode()).contains("subscriber.created");
      assertThat(message.body().orElse("")).contains("Your customer number is SUB-");
    });
  }

  @Test
  void theLanguageIsTheReadersElseTheTenantsElseEnglish() {
    SubscriberId french = world.subscriber(NotifyWorld.person("fr@example.com", "fr-CI"));
    SubscriberId german = world.subscriber(NotifyWorld.person("de@example.com", "de"));
    world.forget();
    world.warn(french);
    world.warn(german);
    world.dispatch();
    world.update("update tenant set locale = 'fr' where id = ?");
    world.db().tenants().refresh();
    world.warn(german);
    world.dispatch();

    assertThat(world.messages())
        .extracting(Notification::language)
        .containsExactlyInAnyOrder("fr", "en", "fr");
    assertThat(world.messages())
        .filteredOn(message -> message.subscriberId().orElseThrow().equals(french.value()))
        .singleElement()
        .satisfies(message -> assertThat(message.body().orElse("")).contains("Bonjour Ada,"));
  }

  @Test
  void theTenantsOwnWordsComeBeforeTheBuiltInOnesAndCanBeSwitchedOff() {
    SubscriberId ada = world.subscriber();
    world.forget();
    world.template(mail("usage.warning", "usage.warning", "{{used_octets}} gone, {{name}}."));
    world.template(mail("usage.tip", "usage.warning", "Buy more."));
    world.warn(ada);
    world.dispatch();
    world.update("update notification_template set is_active = false"
        + " where tenant_id = ? and code = 'usage.warning'");
    world.warn(ada);
    world.dispatch();

    assertThat(world.messages())
        .extracting(message -> message.body().orElse(""))
        .containsExactlyInAnyOrder("80 GB gone, Ada Obi.", "Buy more.", "Buy more.");
  }

  /** What happens to an account that no subscriber has. */
  record OfAccount(UUID account, BigDecimal threshold, long usedOctets, long limitOctets)
      implements DomainEvent {
    @Override
    public String type() {
      return "usage.warning";
    }

    @Override
    public EventContext context() {
      return new EventContext(null, account, null, null, null);
    }
  }

  private UUID organization(String name, String person, String email) {
    UUID account = UUID.randomUUID();
    world
        .db()
        .run(
            world.tenant(),
            tx -> new Organizations()
                .create(tx, OrganizationDetails.named(name).withContact(person, email))
                .billTogether(account, "NGN"));
    return account;
  }

  @Test
  void whatConcernsTheAccountOfAnOrganizationIsToldToItsContact() {
    UUID mills = organization("Mills", "Chidi", "office@mills.example");
    UUID yard = organization("Yard", null, "yard@example.com");
    UUID silent = organization("Silent", "Nobody", null);
    for (UUID account : List.of(mills, yard, silent, UUID.randomUUID())) {
      world
          .db()
          .run(
              world.tenant(),
              tx -> tx.publish(new OfAccount(account, new BigDecimal("0.8"), 80, 100)));
    }
    world.dispatch();
    world.dispatchAgain();

    assertThat(world.messages())
        .allSatisfy(message -> assertThat(message.subscriberId()).isEmpty())
        .extracting(Notification::recipient)
        .containsExactlyInAnyOrder("office@mills.example", "yard@example.com");
    assertThat(world.messages())
        .extracting(message -> message.body().orElse("").lines().findFirst().orElse(""))
        .containsExactlyInAnyOrder("Hello Chidi,", "Hello Yard,");
  }

  @Test
  void whoDoesNotWantItIsNotToldOnThatChannel() {
    SubscriberId ada = world.subscriber();
    SubscriberId ben = world.subscriber();
    world.forget();
    world.set(NotificationSettings.SMS, "true");
    world
        .db()
        .run(
            world.tenant(),
            tx -> NotificationChoices.change(
                tx,
                ada,
                List.of(new NotificationChoice(
                    NotificationCategory.USAGE, NotificationChannel.EMAIL, false))));
    world.warn(ada);
    world.warn(ben);
    world.dispatch();

    assertThat(world.messages())
        .filteredOn(message -> message.subscriberId().orElseThrow().equals(ada.value()))
        .extracting(Notification::channel)
        .containsExactly(NotificationChannel.SMS);
    assertThat(world.messages())
        .filteredOn(message -> message.subscriberId().orElseThrow().equals(ben.value()))
        .extracting(Notification::channel)
        .containsExactlyInAnyOrder(NotificationChannel.EMAIL, NotificationChannel.SMS);
  }

  @Test
  void everyAppIsToldAndPhonesAreDialed() {
    SubscriberId ada = world.subscriber();
    world.forget();
    world.set(NotificationSettings.EMAIL, "false");
    world.set(NotificationSettings.SMS, "true");
    world.set(NotificationSettings.PUSH, "true");
    world.db().run(world.tenant(), tx -> {
      PushTokens.register(tx, ada, PushPlatform.FCM, "phone", null);
      PushTokens.register(tx, ada, PushPlatform.APNS, "tablet", "Ada's tablet");
      PushTokens.register(tx, ada, PushPlatform.FCM, "phone", "Ada's phone");
    });
    world.warn(ada);
    world.dispatch();

    assertThat(world.messages())
        .extracting(Notification::recipient)
        .containsExactlyInAnyOrder("fcm:phone", "apns:tablet", "+2348012345678");
  }

  @Test
  void whatRingsWaitsForTheMorningAndMailDoesNot() {
    SubscriberId ada = world.subscriber();
    world.forget();
    world.set(NotificationSettings.SMS, "true");
    world.set(NotificationSettings.QUIET_START, "21:00");
    world.set(NotificationSettings.QUIET_END, "08:00");
    Instant night = Instant.parse("2031-01-10T23:30:00Z");
    world.clock(night);
    world.warn(ada);
    world.dispatch();

    assertThat(world.messages())
        .filteredOn(message -> message.channel() == NotificationChannel.SMS)
        .singleElement()
        .satisfies(message ->
            assertThat(message.sendAt()).contains(Instant.parse("2031-01-11T07:00:00Z")));
    assertThat(world.messages())
        .filteredOn(message -> message.channel() == NotificationChannel.EMAIL)
        .singleElement()
        .satisfies(message ->
            assertThat(message.sendAt().orElseThrow()).isBefore(night.plus(Duration.ofHours(1))));
  }

  @Test
  void whereAChannelIsNotSetUpTheMessageSaysSo() {
    NotifyWorld bare = new NotifyWorld(
        TestDatabase.shared(), Keyring.generate(), EnumSet.noneOf(NotificationChannel.class));
    SubscriberId ada = bare.subscriber();
    bare.forget();
    bare.warn(ada);
    bare.dispatch();

    assertThat(bare.messages()).singleElement().satisfies(message -> {
      assertThat(message.status()).isEqualTo(NotificationStatus.FAILED);
      assertThat(message.error().orElse("")).contains("notifications.email in server.yml");
    });
  }

  @Test
  void whatHappenedLongAgoIsNotTold() {
    SubscriberId ada = world.subscriber();
    world.forget();
    world.warn(ada);
    world.forward(Duration.ofDays(2).plusMinutes(1));
    world.dispatch();

    assertThat(world.messages()).isEmpty();
  }

  @Test
  void tenantsSeeNothingOfEachOther() {
    NotifyWorld other = new NotifyWorld();
    other.template(mail("usage.warning", "usage.warning", "Theirs."));
    SubscriberId ada = world.subscriber();
    world.forget();
    world.warn(ada);
    world.dispatch();
    other.dispatch();

    assertThat(other.messages()).isEmpty();
    assertThat(world.messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body().orElse("")).doesNotContain("Theirs"));
  }
}
