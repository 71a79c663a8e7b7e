import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes {@code customers.csv} and {@code subscriptions.csv} as an export of another billing system
 * has them, with a known number of bad customers of twenty kinds. The other system has billed until
 * the month began, as the column {@code billed_through} says. Run it with
 * {@code java samples/import/SplynxFiles.java ROWS BAD FOLDER}; a date as fourth argument is the
 * day of the change in place of the first of this month.
 */
public final class SplynxFiles {
  private static final List<String> FIRST =
      List.of("Amaka", "Chidi", "Ngozi", "Emeka", "Tunde", "Aisha", "Bola", "Ifeoma", "Segun");
  private static final List<String> LAST =
      List.of("Okafor", "Umeh", "Eze", "Balogun", "Adeyemi", "Bello", "Okonkwo", "Danjuma");
  private static final List<String> PLANS =
      List.of("FIBRE-50", "FIBRE-100", "FIBRE-200", "BIZ-300");
  private static final LocalDate EPOCH = LocalDate.of(2024, 1, 1);

  private SplynxFiles() {}

  /** Arguments: rows, bad rows, folder, and the day of the change if it is another. */
  public static void main(String[] args) throws IOException {
    int rows = Integer.parseInt(args[0]);
    int bad = Integer.parseInt(args[1]);
    LocalDate change =
        args.length > 3 ? LocalDate.parse(args[3]) : LocalDate.now().withDayOfMonth(1);
    Path folder = Files.createDirectories(Path.of(args[2]));
    try (PrintWriter customers = writer(folder.resolve("customers.csv"));
        PrintWriter subscriptions = writer(folder.resolve("subscriptions.csv"))) {
      customers.println(
          "id,login,status,billing_type,category,name,email,billing_email,phone,date_of_birth,"
              + "partner,location,date_add,street_1,zip_code,city,gps");
      subscriptions.println(
          "id,customer_id,tariff,description,quantity,price,discount,start_date,end_date,status,"
              + "login,password,ipv4,mac,billed_through");
      int every = bad == 0 ? Integer.MAX_VALUE : rows / bad;
      int planted = 0;
      for (int i = 1; i <= rows; i++) {
        String[] customer = customer(i);
        if (i % every == 0 && planted < bad) {
          spoil(customer, planted % 20, i);
          planted++;
        }
        customers.println(String.join(",", customer));
        subscriptions.println(subscription(i, change));
      }
    }
  }

  private static PrintWriter writer(Path path) throws IOException {
    return new PrintWriter(Files.newBufferedWriter(path));
  }

  private static String[] customer(int i) {
    String first = FIRST.get(i % FIRST.size());
    String last = LAST.get(i / FIRST.size() % LAST.size());
    String mail = (first + "." + last + i).toLowerCase() + "@import.example";
    return new String[] {
      Integer.toString(10_000 + i),
      "imp" + i,
      i % 50 == 3 ? "blocked" : "active",
      "recurring",
      i % 20 == 0 ? "company" : "person",
      first + " " + last,
      i % 9 == 0 ? "\"" + mail + ", second" + i + "@import.example\"" : mail,
      "",
      "+234 803 " + String.format("%07d", i),
      EPOCH.minusYears(20 + i % 50).plusDays(i % 365).toString(),
      "Main",
      "Lagos",
      EPOCH.plusDays(i % 700).toString(),
      "\"" + (1 + i % 200) + " Allen Avenue, Flat " + (1 + i % 9) + "\"",
      "100" + (100 + i % 900),
      "Ikeja",
      "\"6.6018,3.3515\""
    };
  }

  private static String subscription(int i, LocalDate change) {
    return String.join(
        ",",
        Integer.toString(20_000 + i),
        Integer.toString(10_000 + i),
        PLANS.get(i % PLANS.size()),
        "",
        "1",
        i % 10 == 0 ? "9500.00" : "",
        i % 25 == 0 ? "10" : "",
        EPOCH.plusDays(i % 700).toString(),
        "0000-00-00",
        i % 50 == 3 ? "blocked" : "active",
        "imp" + i,
        "secret" + i,
        "",
        "",
        change.toString());
  }

  /** Twenty kinds of damage, each of which must be found and named. */
  private static void spoil(String[] row, int kind, int i) {
    switch (kind) {
      case 0 -> row[0] = "";
      case 1 -> row[0] = Integer.toString(10_000 + i - 1);
      case 2 -> row[2] = "sleeping";
      case 3 -> row[5] = "";
      case 4 -> row[5] = "N".repeat(300) + " Long";
      case 5 -> row[6] = "";
      case 6 -> row[6] = "no-at-sign.example";
      case 7 -> row[6] = "two@@ats.example";
      case 8 -> row[6] = customer(i - 1)[6].contains("\"") ? "bad mail@x" : customer(i - 1)[6];
      case 9 -> row[6] = "\"spaces in @address.example\"";
      case 10 -> row[8] = "call me";
      case 11 -> row[8] = "+234 8O3 OOOO";
      case 12 -> row[9] = "31/12/1980";
      case 13 -> row[9] = "2099-01-01";
      case 14 -> row[9] = "1980-02-30";
      case 15 -> row[12] = "22.11.2024";
      case 16 -> row[12] = "45251";
      case 17 -> row[4] = "robot";
      case 18 -> row[16] = "\"6.6018,3.3515\",surplus";
      default -> row[14] = "1".repeat(400);
    }
  }
}
