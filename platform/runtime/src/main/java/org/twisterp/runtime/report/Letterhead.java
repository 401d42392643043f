package org.twisterp.runtime.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Write what stands above and below every report: company, title, parameters, totals, who printed it and when. */
final class Letterhead {

    private final ReportData data;
    private final Shown shown;

    Letterhead(ReportData data) {
        this.data = data;
        this.shown = data.shown();
    }

    /** Return the texts that layouts name as {@code $P{...}}. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        texts.put("title", data.title());
        texts.put("company", data.heading().company().legalName());
        texts.put("company.taxNumber", data.heading().taxNumber());
        texts.put("company.currency", data.heading().company().currency().code());
        texts.put("printed", printed());
        texts.put(
                "parameters",
                data.asked().stream()
                        .map(asked -> asked.label() + " " + asked.text())
                        .collect(Collectors.joining("  ·  ")));
        data.asked().forEach(asked -> texts.put("parameter." + asked.name(), asked.text()));
        for (Map.Entry<String, @Nullable Object> total : data.totals().entrySet()) {
            texts.put("total." + total.getKey(), shown.text(total.getValue()));
            for (String variant : Shown.VARIANTS) {
                texts.put("total." + total.getKey() + "." + variant, shown.variant(total.getValue(), variant));
            }
        }
        return texts;
    }

    /** Return who printed it and when. */
    String printed() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("at", shown.moment(data.heading().printedAt()));
        places.put("by", data.heading().printedBy());
        return data.words().text("printed", places);
    }
}
