/**
 * Accounts without their password: invitations, forgotten and enforced passwords, registration.
 * Start at {@link io.dotmac.sub.server.security.account.PasswordLinks}.
 */
@NullMarked
package io.dotmac.sub.server.security.account;

import org.jspecify.annotations.NullMarked;
