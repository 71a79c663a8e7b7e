package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a mail as HTML, for mails that have no HTML of their own. */
final class MailHtml {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

  private MailHtml() {}

  /** The text itself, with where to say that one wants no more of it. */
  static String text(String body, String leave, String language) {
    return leave.isEmpty() ? body : body + "\n\n-- \n" + leaveWords(language) + "\n" + leave + "\n";
  }

  /** Paragraphs where lines are empty, and links that can be followed. */
  static String html(OutgoingMessage message, String leave) {
    String own = message.text().htmlBody();
    StringBuilder html = new StringBuilder();
    if (own == null) {
      html.append("<!doctype html><html lang=\"")
          .append(escaped(message.language()))
          .append(
              "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-")
          .append("width\"></head><body style=\"margin:0;padding:24px;font:16px/1.5 sans-serif;")
          .append("color:#182433;background:#ffffff\"><div style=\"max-width:600px\">");
      for (String paragraph : message.text().body().strip().split("\\n\\s*\\n")) {
        html.append("<p>").append(linked(paragraph).replace("\n", "<br>")).append("</p>");
      }
    } else {
      html.append(own);
    }
    if (!leave.isEmpty()) {
      html.append("<p style=\"font-size:13px\"><a href=\"")
          .append(escaped(leave))
          .append("\">")
          .append(escaped(leaveWords(message.language())))
          .append("</a></p>");
    }
    return html.append(own == null ? "</div></body></html>" : "").toString();
  }

  private static String linked(String text) {
    StringBuilder html = new StringBuilder();
    Matcher link = LINK.matcher(text);
    int end = 0;
    while (link.find()) {
      String address = escaped(link.group());
      html.append(escaped(text.substring(end, link.start())))
          .append("<a href=\"")
          .append(address)
          .append("\">")
          .append(address)
          .append("</a>");
      end = link.end();
    }
    return html.append(escaped(text.substring(end))).toString();
  }

  private static String leaveWords(String language) {
    return language.startsWith("fr")
        ? "Ne plus recevoir ces messages"
        : "I want no more of these messages";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
