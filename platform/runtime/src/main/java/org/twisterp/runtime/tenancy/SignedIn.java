package org.twisterp.runtime.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.User;

/**
 * Name who proved to be somebody.
 *
 * @param systemAdmin whether the user may create company groups
 * @param apiKey id of the key it was proved with; null for a password or a remembered browser
 */
public record SignedIn(
        User user, boolean systemAdmin, @Nullable UUID apiKey) {}
