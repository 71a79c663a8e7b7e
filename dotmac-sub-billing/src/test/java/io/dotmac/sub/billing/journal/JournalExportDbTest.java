package io.dotmac.sub.billing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.report.TrialBalance;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against hledger and beancount, where they are installed (Debian: hledger, beancount). */
class JournalExportDbTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"NGN,15000.00,20000.50", "JPY,15000,20001", "KWD,15.125,20.007"})
  void hledgerAcceptsTheJournalAndAgreesOnEveryBalance(
      String currency, String price, String payment) throws Exception {
    requirePeer("hledger");
    Isp isp = business(currency, price, payment);
    Path file = folder.resolve("books.journal");
    Files.writeString(file, text(isp, JournalFormat.HLEDGER, JournalRange.ALL));

    run("hledger", "-f", file.toString(), "check", "--strict");
    String csv = run("hledger", "-f", file.toString(), "bal", "--flat", "-N", "-E", "-O", "csv");

    Map<String, BigDecimal> theirs = new HashMap<>();
    csv.lines().skip(1).forEach(line -> {
      String[] cells = line.substring(1, line.length() - 1).split("\",\"");
      theirs.put(cells[0], amount(cells[1]));
    });
    assertThat(theirs).isEqualTo(ours(isp, JournalFormat.HLEDGER));
  }

  @ParameterizedTest
  @CsvSource({"NGN,15000.00,20000.50", "JPY,15000,20001", "KWD,15.125,20.007"})
  void beancountAcceptsTheJournalAndAgreesOnEveryBalance(
      String currency, String price, String payment) throws Exception {
    requirePeer("bean-check");
    requirePeer("bean-query");
    Isp isp = business(currency, price, payment);
    Path file = folder.resolve("books.beancount");
    Files.writeString(file, text(isp, JournalFormat.BEANCOUNT, JournalRange.ALL));

    assertThat(run("bean-check", file.toString())).isEmpty();
    String csv = run(
        "bean-query", "-f", "csv", file.toString(), "select account, sum(number) group by account");

    Map<String, BigDecimal> theirs = new HashMap<>();
    csv.lines().skip(1).forEach(line -> {
      String[] cells = line.trim().split("\\s*,\\s*");
      theirs.put(cells[0], amount(cells[1]));
    });
    assertThat(theirs).isEqualTo(ours(isp, JournalFormat.BEANCOUNT));
  }

  @Test
  void theSameLedgerGivesTheSameTextAndARangeGivesItsDaysAlone() throws IOException {
    Isp isp = business("NGN", "15000.00", "20000.50");

    String all = text(isp, JournalFormat.CSV, JournalRange.ALL);

    assertThat(text(isp, JournalFormat.CSV, JournalRange.ALL)).isEqualTo(all);
    LocalDate from = LocalDate.of(2026, 2, 1);
    LocalDate to = LocalDate.of(2026, 2, 28);
    List<String> february =
        text(isp, JournalFormat.CSV, new JournalRange(from, to)).lines().toList();
    assertThat(february).hasSizeGreaterThan(1);
    assertThat(february.subList(1, february.size()))
        .isEqualTo(all.lines().filter(line -> line.startsWith("2026-02-")).toList());
  }

  @Test
  void aJournalOfManyPagesHasEachTransactionOnce() throws IOException {
    Isp isp = Isp.open().today("2026-03-01");
    AccountId ada = Isp.account(isp.subscriber("Ada"));
    List<NewPayment> many = java.util.stream.IntStream.range(0, 1201)
        .mapToObj(i -> NewPayment.of(ada, isp.money("1"), PaymentMethodType.CASH))
        .toList();
    isp.tx(tx -> isp.engine().payments().recordAll(tx, many));

    List<String> lines = text(isp, JournalFormat.CSV, JournalRange.ALL).lines().toList();

    assertThat(lines).hasSize(1 + 2 * 1201).doesNotHaveDuplicates();
    long days =
        lines.stream().skip(1).filter(line -> line.startsWith("2026-03-01")).count();
    assertThat(days).isEqualTo(2 * 1201);
  }

  @Test
  void whoMaySeeOneAccountAloneGetsNoJournal() {
    Isp isp = Isp.open();
    SubscriberId ada = isp.subscriber("Ada");
    Caller customer = new Caller(
        isp.tenant(),
        Actor.system("ada"),
        Realm.CUSTOMER,
        new Scope.Own(ada.value()),
        Set.of("billing:ledger:read"),
        Locale.ENGLISH);

    assertThatThrownBy(
            () -> JournalExport.begin(isp.engine().database(), customer, JournalRange.ALL))
        .hasMessageContaining("for staff");
  }

  /** Two months, a payment, a refund, a void, a write-off, an account with a difficult name. */
  private static Isp business(String currency, String price, String payment) {
    Isp isp = Isp.open(currency).today("2026-01-01");
    SubscriberId ada = isp.subscriber("Ada");
    SubscriberId ben = isp.subscriber("Ben");
    isp.service(ada, isp.plan("Fiber 50", price), "2026-01-01");
    isp.bill("2026-01-01");
    isp.today("2026-02-01").bill("2026-02-01");
    Payment paid = isp.pay(ada, payment);
    isp.tx(
        tx -> isp.engine().payments().refund(tx, paid.id(), isp.money("1"), "one too many", null));
    var lost = isp.invoice(ben, "7");
    isp.tx(tx -> isp.engine().invoices().writeOff(tx, lost.id()));
    var wrong = isp.invoice(ben, "9");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, wrong.id(), "wrong; \"really\"", false));
    isp.today("2026-03-02");
    var bank = isp.tx(tx -> CollectionAccounts.open(
        tx,
        new NewCollectionAccount(
            "Bank: \"Zénith\"; Ikeja (1)",
            CollectionAccountType.BANK,
            Money.currency(currency),
            null,
            null,
            false,
            null)));
    isp.tx(tx -> isp.engine()
        .payments()
        .record(
            tx,
            new NewPayment(
                Isp.account(ben),
                isp.money("12"),
                PaymentMethodType.TRANSFER,
                null,
                bank.id(),
                null,
                null,
                null)));
    return isp;
  }

  private static Map<String, BigDecimal> ours(Isp isp, JournalFormat format) {
    Map<String, BigDecimal> balances = new HashMap<>();
    List<TrialBalance.Row> rows = isp.tx(tx -> TrialBalance.on(tx, LocalDate.of(2026, 12, 31)));
    assertThat(rows).hasSizeGreaterThan(4);
    rows.forEach(row ->
        balances.put(format.accountName(row.account()), amount(row.balance().amount())));
    return balances;
  }

  private static BigDecimal amount(String text) {
    String digits = text.replaceAll("[^0-9.-]", "");
    return new BigDecimal(digits.isEmpty() ? "0" : digits).stripTrailingZeros();
  }

  private static String text(Isp isp, JournalFormat format, JournalRange range) throws IOException {
    StringBuilder out = new StringBuilder();
    JournalExport.begin(isp.engine().database(), isp.caller(), range).write(format, out);
    return out.toString();
  }

  private static void requirePeer(String program) {
    boolean present = Files.isExecutable(Path.of("/usr/bin/" + program));
    if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
      throw new AssertionError(program + " is required but not installed");
    }
    Assumptions.assumeTrue(present, program + " is not installed");
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}
