package org.twisterp.sample.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.twisterp.spi.Line;

/** Keep one line of an order. */
@Entity
@Table(name = "sample_order_line")
public class OrderLine extends Line {

    public String description = "";

    /** Make a line that says something. */
    public static OrderLine of(String description) {
        OrderLine line = new OrderLine();
        line.description = description;
        return line;
    }
}
