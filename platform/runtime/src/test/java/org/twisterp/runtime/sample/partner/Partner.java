package org.twisterp.runtime.sample.partner;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Context;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Master;
import org.twisterp.spi.Violations;

/** Keep somebody that notes are written to. */
@Entity
@Table(name = "sample_partner")
@EntityName("sample.partner")
public class Partner extends Master {

    /** Name how near a partner is. */
    public enum Nearness {
        VERY_NEAR,
        FAR
    }

    private Nearness nearness = Nearness.FAR;

    @Size(max = 20)
    private @Nullable String phone;

    private List<String> tags = new ArrayList<>();

    protected Partner() {}

    void call(@Nullable String number) {
        phone = number;
    }

    @Override
    public void check(Context context, Violations violations) {
        if (nearness == Nearness.VERY_NEAR && phone == null) {
            violations.add("phone", "sample.phone-missing");
        }
    }
}
