package org.twisterp.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;

/**
 * Read and write JSON as a plain tree: Map, List, String, Boolean, BigDecimal for every number, null.
 *
 * <p>Streams only: no binding to classes, so no class of a plugin is ever kept by a cache here.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final int LONGEST_PLAIN = 100;

    private Json() {}

    /**
     * Read one value.
     *
     * @throws org.twisterp.kernel.RefusalException {@code json.unreadable} (400) on broken text, a repeated key or trailing text
     */
    public static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return only(parser);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Read one value from UTF-8; refuses like {@link #read(String)}. */
    public static @Nullable Object read(InputStream in) {
        try (JsonParser parser = FACTORY.createParser(in)) {
            return only(parser);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Read an object; anything else is refused as {@code json.object-expected} (400). */
    public static Map<String, @Nullable Object> readObject(InputStream in) {
        return object(read(in));
    }

    /** Read an object; anything else is refused as {@code json.object-expected} (400). */
    public static Map<String, @Nullable Object> readObject(String text) {
        return object(read(text));
    }

    /** Take a tree as an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw Refusal.of(Refusal.Grounds.UNREADABLE, "json.object-expected").exception();
    }

    /** Write a tree; dates, ids and other values as their text. */
    public static String write(@Nullable Object tree) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static @Nullable Object only(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw Refusal.of(Refusal.Grounds.UNREADABLE, "json.unreadable", "line", 1, "column", 1)
                    .exception();
        }
        Object value = Trees.value(parser);
        if (parser.nextToken() != null) {
            throw Refusal.of(
                            Refusal.Grounds.UNREADABLE,
                            "json.unreadable",
                            "line",
                            parser.currentLocation().getLineNr(),
                            "column",
                            parser.currentLocation().getColumnNr())
                    .exception();
        }
        return value;
    }

    private static RuntimeException refused(IOException e) {
        if (e instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return Refusal.of(
                            Refusal.Grounds.UNREADABLE,
                            "json.unreadable",
                            "line",
                            broken.getLocation().getLineNr(),
                            "column",
                            broken.getLocation().getColumnNr())
                    .exception();
        }
        if (e instanceof JsonProcessingException || e instanceof java.io.CharConversionException) {
            return Refusal.of(Refusal.Grounds.UNREADABLE, "json.unreadable", "line", 1, "column", 1)
                    .exception();
        }
        return new UncheckedIOException(e);
    }

    /** Plain digits, except where a short number would become a very long text. */
    private static String text(BigDecimal number) {
        return Math.abs((long) number.scale()) > LONGEST_PLAIN ? number.toString() : number.toPlainString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case BigDecimal number -> out.writeNumber(text(number));
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName(String.valueOf(entry.getKey()));
                    write(entry.getValue(), out);
                }
                out.writeEndObject();
            }
            case Collection<?> list -> {
                out.writeStartArray();
                for (Object element : list) {
                    write(element, out);
                }
                out.writeEndArray();
            }
            default -> out.writeString(value.toString());
        }
    }
}
