package io.dotmac.sub.billing.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.audit.seal.SealChain;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSealDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void someBusiness() {
    isp.invoice(ada, "100");
    isp.pay(ada, "150");
  }

  @Test
  void everyTransactionIsSealedOnceAndTheUnsealedTailIsCounted() {
    long booked = isp.count(
        "select count(*) from ledger_transaction where tenant_id = '" + isp.tenant() + "'");
    assertThat(chain().unsealed()).isEqualTo(booked);

    assertThat(seal()).isEqualTo(booked);
    assertThat(seal()).isZero();
    isp.invoice(ada, "30");

    SealChain chain = chain();
    assertThat(chain.broken()).isEmpty();
    assertThat(chain.sealed()).isEqualTo(booked);
    assertThat(chain.unsealed()).isEqualTo(2);
    assertThat(chain.oldestUnsealed()).isPresent();
    assertThat(seal()).isEqualTo(2);
    assertThat(chain().unsealed()).isZero();
  }

  @Test
  void booksWithoutAnEntryAreSealedAgainAndAgain() {
    Isp empty = Isp.open();
    for (int time = 0; time < 3; time++) {
      assertThat(LedgerSeal.seal(empty.engine().database(), empty.caller())).isZero();
    }

    empty.invoice(empty.subscriber("Bola"), "100");
    assertThat(LedgerSeal.seal(empty.engine().database(), empty.caller())).isEqualTo(1);
  }

  @Test
  void aTransactionThatCommitsLateIsSealedLaterAndPassedByNone() throws SQLException {
    seal();
    try (Connection late = isp.test().owner().getConnection()) {
      late.setAutoCommit(false);
      UUID transaction = book(late);
      isp.invoice(ada, "30");

      // The one under way is older than the two of the invoice, so those wait as well.
      assertThat(seal()).isZero();
      late.commit();

      assertThat(seal()).isEqualTo(3);
      assertThat(isp.count(
              "select count(*) from ledger_seal where transaction_id = '" + transaction + "'"))
          .isEqualTo(1);
    }
    seal();
    isp.invoice(ada, "40");
    assertThat(seal()).isEqualTo(2);
    assertThat(chain().broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_entry set amount_minor = amount_minor + 1 where tenant_id = ?",
        "update ledger_transaction set memo = 'another' where tenant_id = ?",
        "update ledger_transaction set booked_on = booked_on - 1 where tenant_id = ?",
        "delete from ledger_entry where tenant_id = ?",
        "delete from ledger_transaction where tenant_id = ?",
        "delete from ledger_seal where tenant_id = ? and seq = 2",
        "delete from ledger_seal where tenant_id = ? and seq = (select max(seq) from ledger_seal"
            + " s where s.tenant_id = ledger_seal.tenant_id)",
        "update ledger_seal set hash = sha256(hash) where tenant_id = ? and seq = 1"
      })
  void aRowChangedBehindOurBackBreaksTheChainAndIsNamed(String sabotage) {
    seal();
    isp.sabotage(sabotage);

    assertThat(chain().broken()).isPresent();
    assertThat(isp.tx(MoneyVerifier::verify))
        .extracting(MoneyVerifier.Violation::check)
        .contains("ledger_chain");
  }

  private UUID book(Connection connection) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.tenant', '" + isp.tenant() + "', true)");
    }
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into ledger_transaction (tenant_id, id, booked_on, kind, source, actor)"
            + " values (?, ?, current_date, 'adjustment', 'adjustment', 'test')")) {
      insert.setObject(1, isp.tenant().value());
      insert.setObject(2, id);
      insert.executeUpdate();
    }
    return id;
  }

  private long seal() {
    return isp.engine().sealLedger(isp.caller());
  }

  private SealChain chain() {
    return isp.tx(LedgerSeal::verify);
  }
}
