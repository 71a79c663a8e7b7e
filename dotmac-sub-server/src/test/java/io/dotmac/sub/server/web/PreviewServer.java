package io.dotmac.sub.server.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Serves every page with an invented model under its name, with the real headers. */
final class PreviewServer implements AutoCloseable {
  private final Assets assets = new Assets();
  private final Renderer renderer = new Renderer(assets);
  private final Map<String, SamplePages.Sample> pages = SamplePages.all();
  private final HttpServer server;

  private PreviewServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static PreviewServer start(int port) throws IOException {
    return new PreviewServer(port);
  }

  String url(String page) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page;
  }

  Map<String, SamplePages.Sample> pages() {
    return pages;
  }

  private void answer(HttpExchange exchange) throws IOException {
    SecurityHeaders.ALL.forEach(exchange.getResponseHeaders()::set);
    String path = exchange.getRequestURI().getPath();
    Assets.Asset asset = path.startsWith(Assets.ROOT)
        ? assets.find(path.substring(Assets.ROOT.length())).orElse(null)
        : null;
    SamplePages.Sample sample = pages.get(path.substring(1));
    try (exchange) {
      if (asset != null) {
        send(exchange, asset.type(), asset.bytes());
      } else if (sample != null) {
        String html =
            renderer.render(sample.template(), Locale.ENGLISH, sample.shell(), sample.page());
        send(exchange, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (RuntimeException e) {
      e.printStackTrace();
      throw e;
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Keeps the pages up for a look at them: the port is the only argument. */
  public static void main(String[] arguments) throws IOException {
    PreviewServer server = start(Integer.parseInt(arguments[0]));
    server.pages().keySet().forEach(page -> System.out.println(server.url(page)));
  }
}
