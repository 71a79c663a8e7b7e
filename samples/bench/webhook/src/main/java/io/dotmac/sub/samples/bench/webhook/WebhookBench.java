package io.dotmac.sub.samples.bench.webhook;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookFanOut;
import io.dotmac.sub.core.webhook.WebhookSubscriptions;
import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.adapter.webhook.WebhookSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the delivery of webhooks to receivers on this machine; prints JSON. */
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = "Sends events to receivers on this machine and prints JSON.")
public final class WebhookBench implements Callable<Integer> {
  private static final int AT_ONCE = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Option(names = "--events", description = "How many happen; 20000.")
  private int events = 20_000;

  @Option(names = "--endpoints", description = "How many get each of them; 1.")
  private int endpoints = 1;

  @Option(names = "--subjects", description = "Whom they are about; 1000.")
  private int subjects = 1_000;

  /** Prints one JSON object. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WebhookBench()).execute(arguments));
  }

  /** Something that happened. */
  record Paid(int number, String total, String currency, UUID subscriber) implements DomainEvent {
    @Override
    public String type() {
      return "invoice.paid";
    }

    @Override
    public EventContext context() {
      return EventContext.ofSubscriber(subscriber);
    }
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("webhook-bench-");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("events", events);
    json.put("endpoints", endpoints);
    json.put("subjects", subjects);
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("java", Runtime.version().toString());
    try (Installation installation = Installation.ofFolder(folder, 10);
        CountingReceiver receiver = new CountingReceiver()) {
      bare(receiver, 2_000);
      json.put("bare_requests_per_second", bare(receiver, 10_000));
      // The first pass warms up.
      deliver(installation, receiver, Math.min(events, 5_000), new LinkedHashMap<>());
      deliver(installation, receiver, events, json);
    } finally {
      delete(folder);
    }
    System.out.println(WireJson.write(json));
    return 0;
  }

  private void deliver(
      Installation installation, CountingReceiver receiver, int count, Map<String, Object> json)
      throws InterruptedException {
    TenantId tenant = tenant(installation);
    int before = receiver.received();
    TargetRules targets = TargetRules.of(List.of("127.0.0.1"));
    installation.db().run(tenant, tx -> connect(tx, installation, targets, receiver));
    json.put("written_per_second", rate(count, () -> write(installation, tenant, count)));
    EventDispatcher dispatcher =
        new EventDispatcher(installation.db(), List.of(new WebhookFanOut()));
    json.put("handed_over_per_second", rate(count, () -> handOver(dispatcher, tenant)));
    installation.analyze();
    int wanted = before + count * endpoints;
    long begun = System.nanoTime();
    try (WebhookSender sender = WebhookSender.started(
        installation.db(), installation.secrets(), WebhookOptions.standard(targets))) {
      while (receiver.received() < wanted) {
        Thread.sleep(1);
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
          throw new IllegalStateException(
              "only " + (receiver.received() - before) + " messages came: " + sender.trouble());
        }
      }
      json.put("delivered_per_second", perSecond(count * endpoints, System.nanoTime() - begun));
    }
    json.put("repeated", receiver.repeated());
    json.put("out_of_order", receiver.disordered());
    json.put("bad_signatures", receiver.forged());
  }

  /** A tenant's turn ends after some thousands, so that others get theirs. */
  private static void handOver(EventDispatcher dispatcher, TenantId tenant) {
    while (dispatcher.runOnce(tenant) > 0) {
      // The next turn.
    }
  }

  private static TenantId tenant(Installation installation) {
    TenantId id = new TenantId(Ids.next());
    String code = "bench-" + id.value().toString().substring(24);
    Tenant tenant = new Tenant(
        id,
        code,
        "Bench",
        "NGN",
        ZoneId.of("Africa/Lagos"),
        Locale.ENGLISH,
        TenantKind.SANDBOX,
        TenantStatus.ACTIVE,
        Duration.ZERO);
    return installation
        .db()
        .tenants()
        .create(tenant, List.of(code + ".localhost"))
        .id();
  }

  private void connect(
      Tx tx, Installation installation, TargetRules targets, CountingReceiver receiver) {
    WebhookEndpoints all = new WebhookEndpoints(installation.secrets(), targets);
    for (int i = 0; i < endpoints; i++) {
      String name = tx.tenantInfo().code() + "-" + i;
      WebhookEndpoints.Made made = all.create(
          tx, new WebhookEndpointTerms(name, receiver.url("/hooks/" + name), null, true), null);
      tx.session().flush();
      new WebhookSubscriptions().create(tx, made.endpoint().id(), "*");
      receiver.knows(name, made.secret());
    }
  }

  private void write(Installation installation, TenantId tenant, int count) {
    List<UUID> about = Stream.generate(Ids::next).limit(subjects).toList();
    for (int from = 0; from < count; from += AT_ONCE) {
      List<Paid> some = new ArrayList<>();
      for (int number = from; number < Math.min(count, from + AT_ONCE); number++) {
        some.add(new Paid(number, "25800.00", "NGN", about.get(number % subjects)));
      }
      installation.db().run(tenant, tx -> tx.publishAll(some));
    }
  }

  /** What the receiver takes without a database, a signature and a record of it. */
  private static long bare(CountingReceiver receiver, int requests) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url("/bare")))
        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(600)))
        .build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    long begun = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      all.add(threads.submit(() -> {
        for (int i = 0; i < requests / 8; i++) {
          client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        return requests;
      }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    return perSecond(requests, System.nanoTime() - begun);
  }

  private static long rate(int count, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return perSecond(count, System.nanoTime() - begun);
  }

  private static long perSecond(int count, long nanos) {
    return Math.round(count * 1e9 / nanos);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
