package org.twisterp.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read YAML as the same plain tree as JSON; without anchors, tags or repeated keys. */
public final class Yaml {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private Yaml() {}

    /**
     * Read a document that is a mapping; an empty file is an empty mapping.
     *
     * @param file name for messages
     * @throws IllegalArgumentException when it cannot be read, naming the file
     */
    public static Map<String, @Nullable Object> read(InputStream in, String file) {
        try (JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() == null) {
                return new LinkedHashMap<>();
            }
            Object tree = Trees.value(parser);
            if (tree instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, @Nullable Object> typed = (Map<String, @Nullable Object>) map;
                return typed;
            }
            throw new IllegalArgumentException(file + ": a mapping is expected");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
