package org.twisterp.runtime.setup;

import java.util.List;
import org.twisterp.runtime.setup.company.CompanyRecord;
import org.twisterp.runtime.setup.numberseries.NumberSeries;
import org.twisterp.runtime.setup.user.Member;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Stored;

/** List what the platform shows of itself; it is built in and cannot be removed. */
public final class PlatformPlugin implements ErpPlugin {

    @Override
    public String id() {
        return "platform";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(CompanyRecord.class, Member.class, NumberSeries.class);
    }
}
