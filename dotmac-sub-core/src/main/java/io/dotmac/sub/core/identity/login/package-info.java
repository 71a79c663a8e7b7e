/**
 * Logins: credentials with their lock against guessing, and the sessions they open. Passwords are
 * hashed elsewhere; what is kept here is the hash. Session and refresh tokens are kept as keyed
 * fingerprints only.
 */
@NullMarked
package io.dotmac.sub.core.identity.login;

import org.jspecify.annotations.NullMarked;
