package org.twisterp.runtime.sample.partner;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Action;
import org.twisterp.spi.ActionContext;

/** Give a partner another phone number, as an action of a master. */
public record Rename() implements Action<Partner> {

    @Override
    public String entity() {
        return "sample.partner";
    }

    @Override
    public String name() {
        return "call-at";
    }

    @Override
    public void run(Partner partner, Map<String, @Nullable Object> arguments, ActionContext context) {
        partner.call((String) arguments.get("phone"));
    }
}
