/**
 * What happens to prepaid services whose account has too little: a warning, after the days of grace
 * a lock, later a rejection; a top-up restores at once. Looked at once a local day. Start at {@link
 * io.dotmac.sub.billing.dunning.prepaid.PrepaidEnforcement}; the rule is {@link
 * io.dotmac.sub.billing.dunning.prepaid.PrepaidRule}.
 */
@NullMarked
package io.dotmac.sub.billing.dunning.prepaid;

import org.jspecify.annotations.NullMarked;
