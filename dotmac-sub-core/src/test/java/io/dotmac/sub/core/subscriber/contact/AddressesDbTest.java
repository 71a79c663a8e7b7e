package io.dotmac.sub.core.subscriber.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.ContactMethod;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final Addresses addresses = new Addresses();
  private final SubscriberId ada = subscriber("ada@example.net");

  private SubscriberId subscriber(String email) {
    SubscriberDetails details =
        SubscriberDetails.of(Person.of("Ada", "Obi", email), PostalAddress.NONE, "NGN");
    return db.inTx(
        tenant, tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id());
  }

  @Test
  void aNewPrimaryAddressTakesThePlaceOfTheOld() {
    AddressId first = db.inTx(
        tenant,
        tx -> addresses
            .create(tx, ada, AddressDetails.service("1 A", "Lagos", "NG"))
            .id());
    AddressId second = db.inTx(
        tenant,
        tx -> addresses
            .create(tx, ada, AddressDetails.service("2 B", "Lagos", "NG"))
            .id());

    boolean firstPrimary =
        db.inTx(tenant, tx -> addresses.require(tx, first).details().isPrimary());
    boolean secondPrimary =
        db.inTx(tenant, tx -> addresses.require(tx, second).details().isPrimary());

    assertThat(firstPrimary).isFalse();
    assertThat(secondPrimary).isTrue();
  }

  @Test
  void aPointNeedsBothItsDegrees() {
    AddressDetails half =
        AddressDetails.service("1 A", "Lagos", "NG").at(new BigDecimal("6.45"), null);

    assertThatThrownBy(() -> db.run(tenant, tx -> addresses.create(tx, ada, half)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/longitude"));
  }

  @Test
  void aSubscriberSeesItsOwnAddressesAlone() {
    SubscriberId eve = subscriber("eve@example.net");
    db.run(tenant, tx -> addresses.create(tx, eve, AddressDetails.service("2 B", "Lagos", "NG")));
    Caller caller = new Caller(
        tenant,
        Actor.system("test"),
        Realm.CUSTOMER,
        new Scope.Own(ada.value()),
        Set.of("*"),
        Locale.ENGLISH);

    List<Address> seen =
        db.inTx(caller, tx -> Addresses.LISTING.fetch(tx, ListQuery.first()).items());

    assertThat(seen).isEmpty();
  }

  @Test
  void aCustomFieldHasOneValueAKeyAndItsType() {
    CustomFields fields = new CustomFields();
    TypedValue json = new TypedValue(
        ValueType.JSON, null, JsonNodeFactory.instance.objectNode().put("tower", "B"));
    db.run(tenant, tx -> fields.put(tx, ada, "building", TypedValue.of("Block A")));
    CustomFieldId id =
        db.inTx(tenant, tx -> fields.put(tx, ada, "building", json).id());

    TypedValue read = db.inTx(tenant, tx -> fields.require(tx, id).value());

    assertThat(read).isEqualTo(json);
    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> fields.put(tx, ada, "since", new TypedValue(ValueType.DATE, "soon", null))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aChannelThatChangesItsAddressHasToBeVerifiedAgain() {
    SubscriberChannels channels = new SubscriberChannels();
    SubscriberChannelId id = db.inTx(
        tenant,
        tx -> channels
            .create(
                tx, ada, new ChannelDetails(ContactMethod.SMS, "+2348010000001", null, true, null))
            .id());
    db.run(tenant, tx -> channels.verify(tx, id));

    SubscriberChannel changed = db.inTx(
        tenant,
        tx -> channels.update(
            tx, id, new ChannelDetails(ContactMethod.SMS, "+2348010000002", null, true, null)));

    assertThat(changed.verified()).isFalse();
  }
}
