package org.twisterp.runtime.tenancy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Json;
import org.twisterp.runtime.json.Yaml;

/**
 * Hold what an industry pack puts into a new company: rows by entity, in order. Data only.
 *
 * @param id name of its folder
 */
record Pack(String id, List<Part> parts) {

    /** Hold the rows of one file: values by field, texts from CSV, trees from YAML. */
    record Part(String entity, String file, List<Map<String, @Nullable Object>> rows) {}

    /** Read {@code pack.yaml} and the files it names under {@code company}. */
    static Pack read(Path folder) {
        Map<String, @Nullable Object> yaml = yaml(folder.resolve("pack.yaml"));
        List<Part> parts = new ArrayList<>();
        if (yaml.get("company") instanceof List<?> list) {
            for (Object element : list) {
                Map<String, @Nullable Object> part = Json.object(element);
                String file = String.valueOf(part.get("file"));
                parts.add(new Part(String.valueOf(part.get("entity")), file, rows(folder.resolve(file))));
            }
        }
        return new Pack(folder.getFileName().toString(), parts);
    }

    private static List<Map<String, @Nullable Object>> rows(Path file) {
        if (file.toString().endsWith(".csv")) {
            return csv(file);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (yaml(file).get("rows") instanceof List<?> list) {
            list.forEach(row -> rows.add(Json.object(row)));
        }
        return rows;
    }

    /** An empty cell says nothing about its field. */
    private static List<Map<String, @Nullable Object>> csv(Path file) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : reader) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                record.getFieldsAsMap().forEach((field, value) -> {
                    if (!value.isBlank()) {
                        row.put(field.strip(), value.strip());
                    }
                });
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> yaml(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Yaml.read(in, file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
