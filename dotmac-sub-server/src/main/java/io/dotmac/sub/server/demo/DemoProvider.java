package io.dotmac.sub.server.demo;

import java.util.List;

/** One invented provider: its name, money, places, people's names and plans. */
record DemoProvider(
    String code,
    String name,
    String currency,
    String zone,
    String locale,
    String country,
    String phonePrefix,
    String mailDomain,
    String taxName,
    String taxPercent,
    List<String> firstNames,
    List<String> lastNames,
    List<String> streets,
    List<String> cities,
    List<Plan> plans,
    String setupFee,
    String staticIpPrice,
    String wifiPrice,
    String nasAddress) {
  /** A plan: its price a month and its speeds. */
  record Plan(
      String code,
      String name,
      String price,
      int downKbps,
      int upKbps,
      boolean business,
      int share) {}

  /** A plan that nobody has yet: somebody has to come and connect the house. */
  static final Plan TO_INSTALL =
      new Plan("FIBRE-500", "Fibre 500", "45000.00", 500_000, 250_000, false, 0);

  static final DemoProvider LAGOON = new DemoProvider(
      "lagoon",
      "Lagoon Fibre",
      "NGN",
      "Africa/Lagos",
      "en-NG",
      "NG",
      "+234 80",
      "lagoonmail.example",
      "VAT",
      "7.5",
      List.of(
          "Amaka",
          "Chidi",
          "Ngozi",
          "Emeka",
          "Tunde",
          "Aisha",
          "Bola",
          "Ifeoma",
          "Segun",
          "Zainab",
          "Kunle",
          "Funke",
          "Obinna",
          "Halima",
          "Yemi",
          "Chioma",
          "Musa",
          "Adaeze",
          "Femi",
          "Blessing"),
      List.of(
          "Okafor", "Umeh", "Eze", "Balogun", "Adeyemi", "Bello", "Okonkwo", "Danjuma", "Ojo",
          "Nwosu", "Ibrahim", "Afolabi", "Uche", "Lawal", "Obi", "Abiola", "Sani", "Ekwueme"),
      List.of(
          "Admiralty Way",
          "Allen Avenue",
          "Herbert Macaulay Way",
          "Adeola Odeku Street",
          "Bourdillon Road",
          "Awolowo Road",
          "Toyin Street",
          "Freedom Way"),
      List.of("Lekki", "Ikeja", "Yaba", "Victoria Island", "Surulere", "Ikoyi"),
      List.of(
          new Plan("FIBRE-50", "Fibre 50", "12500.00", 50_000, 25_000, false, 45),
          new Plan("FIBRE-100", "Fibre 100", "18000.00", 100_000, 50_000, false, 32),
          new Plan("FIBRE-200", "Fibre 200", "28500.00", 200_000, 100_000, false, 15),
          new Plan("BIZ-300", "Business 300", "75000.00", 300_000, 300_000, true, 8)),
      "15000.00",
      "3500.00",
      "2000.00",
      "127.0.0.1");

  static final DemoProvider HARBOR = new DemoProvider(
      "harbor",
      "Harbor Wireless",
      "USD",
      "America/New_York",
      "en-US",
      "US",
      "+1 207 555 01",
      "harbormail.example",
      "State sales tax",
      "5.5",
      List.of("Grace", "Owen", "Maya", "Henry", "Ruth", "Caleb", "Nora", "Elias", "Ivy", "Silas"),
      List.of("Whitaker", "Doyle", "Marsh", "Pruitt", "Lang", "Becker", "Sawyer", "Quinn", "Frost"),
      List.of("Wharf Street", "Commercial Street", "Exchange Street", "Pine Point Road"),
      List.of("Portland", "Bath", "Rockland", "Camden"),
      List.of(
          new Plan("AIR-25", "Air 25", "39.00", 25_000, 5_000, false, 50),
          new Plan("AIR-100", "Air 100", "59.00", 100_000, 20_000, false, 40),
          new Plan("AIR-BIZ", "Air Business", "129.00", 200_000, 50_000, true, 10)),
      "99.00",
      "8.00",
      "5.00",
      "127.0.0.2");
}
