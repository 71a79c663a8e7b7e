package io.dotmac.sub.server.web.part;

/**
 * A figure of the dashboard; it opens the list whose rows add up to it.
 *
 * @param change the movement, empty when there is nothing to compare with
 * @param changeTone {@code up} good, {@code dn} bad, empty neutral
 * @param note what the movement is measured against
 */
public record Kpi(
    String label,
    String value,
    String change,
    String changeTone,
    String note,
    String href,
    Spark spark) {}
