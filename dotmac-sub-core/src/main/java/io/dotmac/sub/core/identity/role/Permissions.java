package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Realm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every permission there is, by its published name {@code domain:entity:verb}.
 *
 * <p>A parent such as {@code billing:read} grants what it names and every {@code billing:...:read}
 * or {@code :view}; {@code billing:write} grants the remaining verbs of billing. {@link #ALL} is
 * what the admin role holds.
 */
public final class Permissions {
  /** Grants everything of the realm. */
  public static final String ALL = "*";

  private static final List<String> DECLARED = List.of(
      "audit:read",
      "event:create",
      "auth:manage",
      "system:settings:{read,write}",
      "rbac:roles:{read,write,delete}",
      "rbac:permissions:{read,write,delete}",
      "rbac:assign",
      "customer:{read,create,update,delete,impersonate}",
      "billing:invoice:{read,create,update,delete}",
      "billing:payment:{read,create,update,delete}",
      "billing:credit_note:{read,create,update,delete}",
      "billing:account:{read,write}",
      "billing:ledger:{read,write}",
      "billing:tax:{read,write}",
      "billing:run:{read,create}",
      "billing:dunning:{read,write}",
      "billing:arrangement:{read,request,write}",
      "catalog:product:{read,write}",
      "catalog:offer:{read,write}",
      "subscription:{read,create,update,activate,suspend,cancel}",
      "network:device:{read,write}",
      "network:ont:{read,write}",
      "network:ip:{read,write}",
      "network:fiber:{read,write}",
      "network:radius:{read,write}",
      "network:olt:{read,write}",
      "network:nas:{read,write}",
      "network:cpe:{read,write}",
      "operations:work_order:{read,create,update,delete,dispatch}",
      "operations:service_order:{read,create,update}",
      "operations:technician:{read,write}",
      "support:ticket:{read,create,update,delete,assign}",
      "crm:contact:{read,write}",
      "crm:conversation:{read,write}",
      "crm:lead:{read,write}",
      "project:{read,create,update,delete}",
      "project:task:{read,write}",
      "vendor:{read,write}",
      "vendor:project:{read,write}",
      "inventory:{read,write}",
      "gis:map:{view,edit,configure}",
      "gis:coverage:{read,write}",
      "gis:fiber:{view,edit}",
      "gis:serviceability:check",
      "gis:export",
      "reports:{billing,network,operations,subscribers}",
      "usage:{read,write}",
      "monitoring:{read,write}",
      "reseller:{read,write,impersonate}",
      "billing:{read,write}",
      "catalog:{read,write}",
      "network:{read,write}",
      "provisioning:{read,write}",
      "subscriber:{read,write}",
      "subscriber:impersonate");

  /** Parents whose children bear another domain's name. */
  private static final Map<String, String> CHILD_DOMAIN =
      Map.of("subscriber", "customer", "provisioning", "operations:service_order");

  private static final Set<String> NAMES =
      DECLARED.stream().flatMap(line -> spelledOut(line).stream()).collect(Collectors.toSet());

  /** What every customer may do, on its own rows. */
  private static final Set<String> CUSTOMER = Set.of(
      "customer:read",
      "subscription:read",
      "operations:service_order:read",
      "catalog:offer:read",
      "billing:account:read",
      "billing:invoice:read",
      "billing:credit_note:read",
      "billing:payment:read",
      "billing:payment:create",
      "billing:arrangement:read",
      "billing:arrangement:request",
      "usage:read");

  /** What every reseller may do, on the rows of its subscribers. */
  private static final Set<String> RESELLER = Set.of(
      "customer:read",
      "customer:create",
      "customer:update",
      "subscription:read",
      "operations:service_order:read",
      "catalog:offer:read",
      "billing:account:read",
      "billing:invoice:read",
      "billing:payment:read",
      "usage:read");

  private Permissions() {}

  /** All names in alphabetical order, without {@link #ALL}. */
  public static Set<String> names() {
    return new TreeSet<>(NAMES);
  }

  /** The name itself when it exists, else an invalid-input problem. */
  public static String known(String name) {
    if (!name.equals(ALL) && !NAMES.contains(name)) {
      throw Problem.invalid("/permissions", "permission", "there is no permission '" + name + "'");
    }
    return name;
  }

  /** The granted names and all that they imply. */
  public static Set<String> expanded(Collection<String> granted) {
    if (granted.contains(ALL)) {
      return Set.of(ALL);
    }
    Set<String> all = new TreeSet<>(granted);
    for (String name : granted) {
      all.addAll(children(name));
    }
    return all;
  }

  /** The fixed permissions of a realm; staff and programs get theirs from roles. */
  public static Set<String> ofRealm(Realm realm) {
    return switch (realm) {
      case CUSTOMER -> CUSTOMER;
      case RESELLER -> RESELLER;
      case STAFF, SERVICE -> Set.of();
    };
  }

  private static Set<String> children(String parent) {
    String[] parts = parent.split(":");
    if (parts.length != 2 || !(parts[1].equals("read") || parts[1].equals("write"))) {
      return Set.of();
    }
    String domain = CHILD_DOMAIN.getOrDefault(parts[0], parts[0]) + ":";
    boolean reading = parts[1].equals("read");
    boolean ownDomain = !CHILD_DOMAIN.containsKey(parts[0]);
    return NAMES.stream()
        .filter(name -> name.startsWith(domain) && isReading(name) == reading)
        // Of its own domain a parent takes the entities, not sibling verbs such as :impersonate.
        .filter(name -> !ownDomain || name.split(":").length == 3)
        .filter(name -> !name.endsWith(":impersonate"))
        .collect(Collectors.toSet());
  }

  private static boolean isReading(String name) {
    return name.endsWith(":read") || name.endsWith(":view");
  }

  private static List<String> spelledOut(String declared) {
    int brace = declared.indexOf('{');
    if (brace < 0) {
      return List.of(declared);
    }
    List<String> names = new ArrayList<>();
    for (String verb : declared.substring(brace + 1, declared.length() - 1).split(",")) {
      names.add(declared.substring(0, brace) + verb);
    }
    return names;
  }
}
