package io.dotmac.sub.server.openapi;

import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.security.PublicRoute;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The description of this API by OpenAPI 3.1, made from its resources. */
@Path(RoutingFilter.PREFIX + "openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@Hidden
public final class OpenApiResource {
  private final OpenApi document;

  public OpenApiResource(OpenApi document) {
    this.document = document;
  }

  @GET
  @PublicRoute
  public byte[] document() {
    return document.json();
  }
}
