package org.twisterp.sample.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Currency;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;
import org.twisterp.spi.Decimal;
import org.twisterp.spi.Decimal.Measure;
import org.twisterp.spi.Document;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.RefersTo;

/** Keep an order with every kind of field that the mapping knows. */
@Entity
@Table(name = "sample_order")
@EntityName("sample.order")
public class Order extends Document {

    /** Name how urgent it is. */
    public enum Haste {
        NONE,
        VERY_MUCH
    }

    public @Nullable LocalDate orderDate;

    @Decimal(Measure.MONEY)
    public @Nullable BigDecimal amountTotal;

    public @Nullable Currency currency;

    public @Nullable Haste haste;

    @RefersTo("sample.shelf")
    @Column(name = "shelf_id")
    public @Nullable Ref<Shelf> shelf;

    public Refs<Shelf> shelves = Refs.none();

    public List<String> tags = new ArrayList<>();

    public Map<String, Object> extra = new LinkedHashMap<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "header_id", insertable = false, updatable = false)
    @OrderBy("line")
    public List<OrderLine> lines = new ArrayList<>();
}
