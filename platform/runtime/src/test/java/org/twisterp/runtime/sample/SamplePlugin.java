package org.twisterp.runtime.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twisterp.kernel.Blocker;
import org.twisterp.runtime.sample.note.Note;
import org.twisterp.runtime.sample.note.NoteLine;
import org.twisterp.runtime.sample.partner.Partner;
import org.twisterp.runtime.sample.partner.Rename;
import org.twisterp.spi.Action;
import org.twisterp.spi.Context;
import org.twisterp.spi.ErpPlugin;
import org.twisterp.spi.Guard;
import org.twisterp.spi.Line;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** List a plugin that only tests know. */
public final class SamplePlugin implements ErpPlugin {

    @Override
    public String id() {
        return "sample";
    }

    @Override
    public List<Class<? extends Stored>> entities() {
        return List.of(Partner.class, Note.class);
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(NoteLine.class);
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(new Rename());
    }

    @Override
    public List<Guard> guards() {
        return List.of(new Stop());
    }

    @Override
    public List<Query> queries() {
        return List.of(new Sums());
    }

    /** Block the submission of notes whose reference asks for it. */
    private record Stop() implements Guard {
        @Override
        public String entity() {
            return "sample.note";
        }

        @Override
        public Set<String> actions() {
            return Set.of("submit");
        }

        @Override
        public List<Blocker> check(Stored record, String action, Context context) {
            return "STOP".equals(((Note) record).reference())
                    ? List.of(Blocker.of(
                            "sample.stopped", Blocker.Kind.QUALITY, List.of(Blocker.Lifter.role("sample.chief"))))
                    : List.of();
        }
    }

    /** Sum notes by partner. */
    private record Sums() implements Query {
        @Override
        public String name() {
            return "sample.sums";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("from", Type.DATE, true, null),
                    new Parameter("partner", Type.REFERENCE, false, "sample.partner"),
                    new Parameter("least", Type.MONEY, false, null));
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("partner", Type.TEXT), new Column("total", Type.MONEY));
        }

        @Override
        public List<String> roles() {
            return List.of("sample.approver");
        }

        @Override
        public Result read(Context context, Map<String, Object> parameters) {
            var rows = context.rows("""
                    select p.code as partner, sum(n.amount_total) as total from sample_note n
                    join sample_partner p on p.id = n.partner_id where n.note_date >= :from group by p.code order by 1
                    """, Map.of("from", parameters.get("from")));
            BigDecimal total =
                    rows.stream().map(row -> (BigDecimal) row.get("total")).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Result(List.copyOf(rows), Map.of("total", total), null);
        }
    }
}
