package io.dotmac.sub.billing.cash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.gateway.OnlineIsp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BankStatementsDbTest {
  private final OnlineIsp online = OnlineIsp.open();
  private final Isp isp = online.isp();
  private final SubscriberId ada = isp.subscriber("Ada");
  private final BankStatements statements = online.online().statements();
  private final UnappliedCash unapplied = online.online().unapplied();

  @AfterEach
  void theBooksAreRight() {
    assertThat(online.violations()).isEmpty();
  }

  private CollectionAccountId till() {
    return isp.tx(tx -> tx.session()
        .createSelectionQuery("from CollectionAccount", CollectionAccount.class)
        .getSingleResult()
        .id());
  }

  private BankStatement read(String csv) {
    return isp.tx(tx -> statements.read(tx, till(), "march.csv", csv));
  }

  private List<BankRow> rows() {
    return isp.tx(tx -> tx.session()
        .createSelectionQuery("from BankRow e order by e.no", BankRow.class)
        .getResultList());
  }

  @Test
  void rowsAreProposedByReferenceThenByPayerAndAmountAndTheRestIsLeftToPeople() {
    Invoice invoice = isp.invoice(ada, "60");
    SubscriberId bola = isp.subscriber("Bola");
    isp.invoice(bola, "75");
    String number = invoice.number().orElseThrow();

    BankStatement statement = read("Date,Amount,Description,Name\n"
        + "2026-03-01,60.00,\"transfer, " + number + "\",A OBI\n"
        + "2026-03-02,75.00,thanks,Bola Obi\n"
        + "2026-03-03,12.00,who am I,Nobody\n"
        + "2026-03-04,-8.00,bank fee,Bank\n");

    assertThat(statement.rowsNew()).isEqualTo(3);
    assertThat(rows())
        .extracting(row -> row.rule().orElse("none"))
        .containsExactly("reference", "payer_and_amount", "none");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    int confirmed = isp.tx(tx -> statements.confirmAll(tx, statement.id()));
    assertThat(confirmed).isEqualTo(2);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(isp.balance(bola)).isEqualTo(isp.money("0"));
    assertThat(isp.<Integer>tx(tx -> statements.confirmAll(tx, statement.id()))).isZero();
  }

  @Test
  void theSameFileTwiceAndAFileThatOverlapsItAddNoRowTwice() {
    String csv = "date,amount,reference\n2026-03-01,5,x\n2026-03-01,5,x\n2026-03-02,6,y\n";

    BankStatement first = read(csv);
    BankStatement again = read(csv);
    BankStatement longer = read(csv + "2026-03-03,7,z\n");

    assertThat(first.rowsNew()).isEqualTo(3);
    assertThat(again.rowsNew()).isZero();
    assertThat(longer.rowsNew()).isEqualTo(1);
    assertThat(rows()).hasSize(4);
  }

  @Test
  void aRowOfNobodyBecomesUnappliedCashAndIsAssignedOnce() {
    isp.invoice(ada, "60");
    read("date,amount,reference\n2026-03-01,60,hello\n");
    BankRowId row = rows().get(0).id();

    UnappliedAmount amount = isp.tx(tx -> statements.park(tx, row));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    assertThat(isp.count("select sum(case entry_type when 'credit' then amount_minor else"
            + " -amount_minor end) from ledger_entry e join ledger_account a"
            + " on a.id = e.ledger_account_id where a.purpose = 'customer_credit'"
            + " and e.account_id is null"))
        .isEqualTo(6000);
    Payment payment = isp.tx(tx -> unapplied.assign(tx, amount.id(), Isp.account(ada), null));

    assertThat(payment.allocated()).isEqualTo(isp.money("60"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(isp.count("select sum(case entry_type when 'debit' then amount_minor else"
            + " -amount_minor end) from ledger_entry e join ledger_account a"
            + " on a.id = e.ledger_account_id where a.purpose = 'cash'"))
        .isEqualTo(6000);
    assertThatThrownBy(
            () -> isp.tx(tx -> unapplied.assign(tx, amount.id(), Isp.account(ada), null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is assigned");
    assertThatThrownBy(() -> isp.tx(tx -> statements.confirm(tx, row, Isp.account(ada), null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is confirmed already");
  }

  @Test
  void whatIsWithheldNeverArrives() {
    assertThatThrownBy(() -> isp.tx(tx -> unapplied.receive(
            tx,
            new NewUnapplied(
                isp.money("9"), PaymentMethodType.WITHHOLDING, null, tx.today(), "Nobody", null))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("withheld");
  }

  @Test
  void moneyThatGoesBackLeavesTheBooksAsTheyWere() {
    UnappliedAmount amount = isp.tx(tx -> unapplied.receive(
        tx,
        new NewUnapplied(
            isp.money("9"), PaymentMethodType.TRANSFER, null, tx.today(), "Nobody", null)));

    UnappliedAmount gone = isp.tx(tx -> unapplied.giveBack(tx, amount.id(), "wrong account"));

    assertThat(gone.status()).isEqualTo(UnappliedCashStatus.RETURNED);
    assertThat(isp.count("select count(*) from ledger_transaction where reversal_of is not null"))
        .isEqualTo(1);
  }

  @Test
  void aFileThatIsWrongIsRefusedNamingTheRowAndNothingIsKept() {
    for (String csv : List.of(
        "",
        "when,much\n2026-03-01,5\n",
        "date,amount\n2026-03-01,5\n31/03/2026,5\n",
        "date,amount\n2026-03-01,5\n2026-03-02,five\n",
        "date,amount\n2026-03-01,5\n2026-03-02,5.001\n")) {
      assertThatThrownBy(() -> read(csv)).isInstanceOf(ProblemException.class);
    }
    assertThat(isp.count("select count(*) from bank_statement")).isZero();
  }
}
