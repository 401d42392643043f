package org.twisterp.runtime.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;

/** Hand rows to a layout as texts, a variant of a figure after its last dot. */
final class ReportRows implements JRDataSource {

    private final Iterator<Map<String, @Nullable Object>> rows;
    private final ReportData data;
    private final Shown shown;
    private Map<String, @Nullable Object> row = Map.of();

    ReportRows(ReportData data, List<Map<String, @Nullable Object>> rows) {
        this.rows = rows.iterator();
        this.data = data;
        this.shown = data.shown();
    }

    @Override
    public boolean next() {
        boolean more = rows.hasNext();
        row = more ? rows.next() : Map.of();
        return more;
    }

    @Override
    public Object getFieldValue(JRField field) {
        String name = field.getName();
        int dot = name.lastIndexOf('.');
        if (!row.containsKey(name) && dot > 0 && Shown.VARIANTS.contains(name.substring(dot + 1))) {
            return shown.variant(row.get(name.substring(0, dot)), name.substring(dot + 1));
        }
        Object value = row.get(name);
        return shown.text(value instanceof String code ? data.readable(name, code) : value);
    }
}
