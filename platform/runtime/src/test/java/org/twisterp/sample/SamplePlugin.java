package org.twisterp.sample;

import java.util.List;
import org.twisterp.sample.order.Order;
import org.twisterp.sample.order.OrderLine;
import org.twisterp.sample.order.Shelf;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Line;
import org.twisterp.spi.Stored;

/** List what the sample brings. */
public final class SamplePlugin implements ErpPlugin {

    @Override
    public String id() {
        return "sample";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(Order.class, Shelf.class);
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(OrderLine.class);
    }
}
