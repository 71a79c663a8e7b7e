package io.dotmac.sub.server.web;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, sends forms with their token. */
public final class PortalClient {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final ApiClient client;
  private final Map<String, String> cookies = new TreeMap<>();

  public PortalClient(ApiClient anonymous) {
    this.client = anonymous;
  }

  /** Logs in through the form; the answer is that of the form. */
  public Answer logIn(String username, String password) {
    Answer form = get("/auth/login");
    return submit(form, "/auth/login", Map.of("username", username, "password", password));
  }

  public Answer get(String path) {
    return keep(sending().send("GET", path, null));
  }

  /** Sends a form that was found on {@code page}. */
  public Answer submit(Answer page, String path, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(page.body());
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (token.find()) {
      all.put("_csrf", token.group(1));
    }
    return post(path, all);
  }

  /** Sends fields as they are. */
  public Answer post(String path, Map<String, String> fields) {
    String body = fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return keep(sending()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", path, body));
  }

  /** Sends a form with a file, found on {@code page}. */
  public Answer upload(Answer page, String path, Map<String, String> fields, String csv) {
    Matcher token = TOKEN.matcher(page.body());
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (token.find()) {
      all.put("_csrf", token.group(1));
    }
    StringBuilder body = new StringBuilder();
    all.forEach((name, value) -> body.append("--zz\r\nContent-Disposition: form-data; name=\"")
        .append(name)
        .append("\"\r\n\r\n")
        .append(value)
        .append("\r\n"));
    body.append("--zz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"march.csv\"\r\n")
        .append("Content-Type: text/csv\r\n\r\n")
        .append(csv)
        .append("\r\n--zz--\r\n");
    return keep(sending()
        .with("Content-Type", "multipart/form-data; boundary=zz")
        .send("POST", path, body.toString()));
  }

  /** The cookies as a browser keeps them. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  private ApiClient sending() {
    String header = cookies.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("; "));
    return header.isEmpty() ? client : client.with("Cookie", header);
  }

  private Answer keep(Answer answer) {
    for (String line : answer.header("set-cookie").orElse("").split("\n")) {
      if (line.contains("=")) {
        String[] pair = line.split(";")[0].split("=", 2);
        cookies.put(pair[0].trim(), pair[1].trim());
      }
    }
    return answer;
  }
}
