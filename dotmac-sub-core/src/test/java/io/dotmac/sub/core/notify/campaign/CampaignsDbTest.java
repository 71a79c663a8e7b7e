package io.dotmac.sub.core.notify.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.notify.BulkMessages.Tally;
import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.NotificationStatus;
import io.dotmac.sub.core.notify.NotifyWorld;
import io.dotmac.sub.core.notify.choice.NotificationChoice;
import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsDbTest {
  private final NotifyWorld world = new NotifyWorld();
  private final List<SubscriberId> debtors = new ArrayList<>();
  private final Campaigns campaigns = new Campaigns(
      world.setup(),
      (tx, some, atLeast) ->
          some.stream().filter(id -> debtors.contains(new SubscriberId(id))).toList());

  @BeforeEach
  void words() {
    template("notice.works", null);
    template("marketing.fast", null);
  }

  private void template(String code, String event) {
    world.template(new NotificationTemplateTerms(
        code,
        "Mine",
        event,
        null,
        NotificationChannel.EMAIL,
        "en",
        "For {{first_name}}",
        "Hello {{name}}",
        null,
        true));
  }

  private static NewCampaign wanted(String code, CampaignSegment segment) {
    return new NewCampaign("Mine", code, NotificationChannel.EMAIL, segment);
  }

  private Tally count(NewCampaign wanted) {
    return world.db().inTx(world.tenant(), tx -> campaigns.count(tx, wanted));
  }

  private Campaign start(NewCampaign wanted) {
    return world.db().inTx(world.tenant(), tx -> campaigns.start(tx, wanted));
  }

  private boolean advance() {
    return world.db().inTx(world.tenant(), campaigns::advance);
  }

  private Campaign read(Campaign campaign) {
    return world.db().inTx(world.tenant(), tx -> tx.require(Campaign.class, campaign.id()));
  }

  /** Inserts many at once, which is a question of seconds otherwise. */
  private void many(int number) {
    world.subscriber();
    world.update("insert into subscriber (tenant_id, id, subscriber_number, account_number,"
        + " first_name, last_name, email, account_start_on, status, currency)"
        + " select tenant_id, dotmac_time_uuid(), 'M-' || n, 'A-' || n, 'Ada', 'Obi',"
        + " 'm' || n || '@example.com', account_start_on, status, currency"
        + " from subscriber, generate_series(1, " + (number - 1) + ") n where tenant_id = ?");
    world.forget();
  }

  @Test
  void whoIsCountedIsWrittenToOnce() {
    SubscriberId ada = world.subscriber();
    world.subscriber();
    world.forget();
    world
        .db()
        .run(
            world.tenant(),
            tx -> NotificationChoices.change(
                tx,
                ada,
                List.of(new NotificationChoice(
                    NotificationCategory.SERVICE, NotificationChannel.EMAIL, false))));
    NewCampaign works = wanted("notice.works", null);
    Tally counted = count(works);
    Campaign campaign = start(works);

    assertThat(counted).isEqualTo(new Tally(1, 1, 0));
    assertThat(campaign.tally()).isEqualTo(counted);
    assertThat(campaign.status()).isEqualTo(CampaignStatus.DONE);
    assertThat(world.messages()).singleElement().satisfies(message -> {
      assertThat(message.campaignId()).contains(campaign.id().value());
      assertThat(message.subject()).contains("For Ada");
    });
    assertThat(advance()).isFalse();
  }

  @Test
  void marketingGoesToThoseWhoWantIt() {
    SubscriberId ada = world.subscriber();
    world.subscriber();
    world.forget();
    world.update("update subscriber set marketing_opt_in = true where tenant_id = ?" + " and id = '"
        + ada + "'");

    assertThat(count(wanted("marketing.fast", null))).isEqualTo(new Tally(1, 1, 0));
  }

  @Test
  void aSegmentIsWhereAllOfItHolds() {
    SubscriberId ada = world.subscriber();
    SubscriberId ben = world.subscriber();
    world.forget();
    world.update(
        "update subscriber set status = 'delinquent' where tenant_id = ? and id = '" + ben + "'");
    debtors.add(ben);
    CampaignSegment behind =
        new CampaignSegment(List.of(SubscriberStatus.DELINQUENT), null, null, null);
    CampaignSegment owing = new CampaignSegment(null, null, null, BigDecimal.ONE);
    CampaignSegment nobody =
        new CampaignSegment(List.of(SubscriberStatus.ACTIVE), null, null, BigDecimal.ONE);
    CampaignSegment resellers = new CampaignSegment(null, null, ada.value(), null);
    CampaignSegment offers = new CampaignSegment(null, ada.value(), null, null);

    assertThat(count(wanted("notice.works", behind)).queued()).isEqualTo(1);
    assertThat(count(wanted("notice.works", owing)).queued()).isEqualTo(1);
    assertThat(count(wanted("notice.works", nobody)).queued()).isZero();
    assertThat(count(wanted("notice.works", resellers)).queued()).isZero();
    assertThat(count(wanted("notice.works", offers)).queued()).isZero();
    assertThatThrownBy(() ->
            count(wanted("notice.works", new CampaignSegment(null, null, null, BigDecimal.ZERO))))
        .hasMessageContaining("above zero");
  }

  @Test
  void itGoesOnWhereItStoodAndNobodyIsWrittenToTwice() {
    many(1_100);
    Campaign campaign = start(wanted("notice.works", null));
    long first = world.count(NotificationStatus.QUEUED);
    int rounds = 0;
    while (advance()) {
      rounds++;
    }
    List<Notification> all = world.messages();

    assertThat(first).isEqualTo(500);
    assertThat(rounds).isEqualTo(2);
    assertThat(all).hasSize(1_100);
    assertThat(all).extracting(Notification::recipient).doesNotHaveDuplicates();
    assertThat(read(campaign).status()).isEqualTo(CampaignStatus.DONE);
    assertThat(read(campaign).tally()).isEqualTo(new Tally(1_100, 0, 0));
  }

  @Test
  void whatIsStoppedSendsNothingMore() {
    many(600);
    Campaign campaign = start(wanted("notice.works", null));
    world.db().run(world.tenant(), tx -> campaigns.stop(tx, campaign.id()));

    assertThat(advance()).isFalse();
    assertThat(world.count(NotificationStatus.CANCELED)).isEqualTo(500);
    assertThat(world.count(NotificationStatus.QUEUED)).isZero();
    assertThatThrownBy(() ->
            world.db().run(world.tenant(), tx -> campaigns.stop(tx, campaign.id())))
        .hasMessageContaining("stopped");
  }

  @Test
  void whatAnEventSendsIsNoCampaign() {
    assertThatThrownBy(() -> start(wanted("usage.warning", null)))
        .hasMessageContaining("no event sends");
    assertThatThrownBy(() -> start(wanted("account.reset", null)))
        .hasMessageContaining("no event sends");
    assertThatThrownBy(() -> start(wanted("nothing", null))).hasMessageContaining("nothing");
  }
}
