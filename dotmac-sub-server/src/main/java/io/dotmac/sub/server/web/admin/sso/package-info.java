/** The pages about providers of single sign-on. */
@NullMarked
package io.dotmac.sub.server.web.admin.sso;

import org.jspecify.annotations.NullMarked;
