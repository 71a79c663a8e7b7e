package io.dotmac.sub.server.web.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentPdfHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static UUID ada;
  private static UUID invoice;
  private static UUID draft;
  private static UUID payment;
  private static UUID note;

  @BeforeAll
  static void oneOfEachDocument() {
    server = ServerFixture.start();
    admin = server.one().admin();
    ada = server.one().subscriber();
    invoice = id(admin.post("/invoices", body(true, 1)));
    draft = id(admin.post("/invoices", body(false, 1)));
    payment = id(keyed()
        .post(
            "/payments",
            "{\"account_id\":\"" + ada + "\",\"amount\":\"40\",\"method_type\":\"cash\"}"));
    note = id(keyed()
        .post(
            "/credit-notes",
            "{\"account_id\":\"" + ada + "\",\"reason\":\"outage\",\"lines\":[{\"description\":"
                + "\"Two days without a line\",\"quantity\":\"1\",\"unit_price\":\"7.50\"}]}"));
  }

  @Test
  void theSameInvoiceGivesTheSameBytesAndItsFigures() throws IOException {
    byte[] once = make(pdfs -> pdfs.invoice(new InvoiceId(invoice)));

    assertThat(make(pdfs -> pdfs.invoice(new InvoiceId(invoice)))).isEqualTo(once);
    String text = text(once);
    assertThat(text).contains("Invoice", "INV-", "Cable work", "₦100.00", "Page 1 of 1");
    try (PDDocument document = Loader.loadPDF(once)) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
      for (var name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
      }
    }
    keep("invoice", once);
  }

  @Test
  void aDraftIsAProFormaInvoiceAndAnotherLanguageIsSpokenWhenAsked() throws IOException {
    String english = text(make(pdfs -> pdfs.invoice(new InvoiceId(draft))));
    byte[] french = server
        .db()
        .inTx(
            server.one().id(),
            tx -> Pdfs.in(tx, new BillingEngine(server.db()), "fr").invoice(new InvoiceId(draft)));

    assertThat(english).contains("Pro-forma invoice", "nothing is owed");
    assertThat(text(french)).contains("Facture pro forma", "rien n'est dû", "Page 1 sur 1");
  }

  @Test
  void creditNoteReceiptAndStatementSayWhatHappened() throws IOException {
    byte[] credit = make(pdfs -> pdfs.creditNote(new CreditNoteId(note)));
    byte[] receipt = make(pdfs -> pdfs.receipt(new PaymentId(payment)));
    byte[] statement = make(pdfs -> pdfs.statement(new AccountId(ada), null, null));

    assertThat(text(credit)).contains("Credit note", "CR-", "₦7.50", "outage");
    assertThat(text(receipt)).contains("Receipt", "PAY-", "₦40.00", "INV-");
    assertThat(text(statement)).contains("Statement of account", "₦100.00", "₦40.00", "₦52.50");
    keep("credit-note", credit);
    keep("receipt", receipt);
    keep("statement", statement);
  }

  @Test
  void aTenantHasItsPaperLogoColourAndAddress() throws IOException {
    UUID other = server.two().subscriber();
    ApiClient admin2 = server.two().admin();
    UUID many =
        id(admin2.post("/invoices", body(true, 60).replace(ada.toString(), other.toString())));
    server.db().run(server.two().id(), tx -> {
      Settings.set(tx, Letterhead.PAPER, "letter");
      Settings.set(tx, Letterhead.LOGO, logo());
      Settings.set(tx, Letterhead.ACCENT, "#B3261E");
      Settings.set(tx, Letterhead.SELLER, "12 Marina, Lagos\nTIN 12345678-0001");
      Settings.set(tx, Letterhead.FOOTER, "Pay to Zenith 1234567890, quoting the invoice number.");
    });

    byte[] pdf = server
        .db()
        .inTx(
            server.two().id(),
            tx -> Pdfs.in(tx, new BillingEngine(server.db()), null).invoice(new InvoiceId(many)));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isEqualTo(PDRectangle.LETTER.getWidth());
      assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
    }
    assertThat(text(pdf)).contains("TIN 12345678-0001", "quoting the invoice number", "Page 2 of ");
    keep("letter", pdf);
  }

  @Test
  void documentsAnswerToThoseWhoMaySeeThemAlone() {
    String path = "/api/v1/invoices/" + invoice + "/pdf";
    ApiClient customer = server.one().customer(ada).with("Accept", "application/pdf");

    Answer own = customer.get(path);
    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(own.header("content-type")).contains("application/pdf");
    ApiClient stranger = server.two().admin().with("Accept", "application/pdf");
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(customer.get("/documents/receipts/" + payment).status()).isEqualTo(200);
    assertThat(customer.get("/documents/statements/" + ada).status()).isEqualTo(200);
    assertThat(customer.get("/credit-notes/" + note + "/pdf").status()).isEqualTo(200);
    assertThat(customer.get("/invoices/" + draft + "/pdf").status()).isEqualTo(404);
  }

  private static byte[] make(Function<Pdfs, byte[]> document) {
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> document.apply(Pdfs.in(tx, new BillingEngine(server.db()), "en")));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Where -Ddotmac.pictures names a folder, the first page is kept there to be looked at. */
  private static void keep(String name, byte[] pdf) throws IOException {
    String folder = System.getProperty("dotmac.pictures", "target/documents");
    Path to = Files.createDirectories(Path.of(folder));
    Files.write(to.resolve(name + ".pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 80),
          "png",
          to.resolve(name + ".png").toFile());
    }
  }

  private static String logo() {
    BufferedImage image = new BufferedImage(240, 60, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(0xB3261E));
    graphics.fillRect(0, 0, 240, 60);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(10, 10, 40, 40);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String body(boolean issue, int lines) {
    StringBuilder body =
        new StringBuilder("{\"account_id\":\"" + ada + "\",\"issue\":" + issue + ",\"lines\":[");
    for (int i = 0; i < lines; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"description\":\"Cable work at Ọ̀ṣun street, with digging and a wall box\","
              + "\"quantity\":\"2\",\"unit_price\":\"50.00\"}");
    }
    return body.append("]}").toString();
  }

  private static ApiClient keyed() {
    return admin.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static UUID id(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(answer.json().path("id").asText());
  }
}
