package org.twisterp.runtime.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.twisterp.runtime.json.Yaml;
import org.twisterp.runtime.plugin.Generation;
import org.twisterp.spi.Call;

/** Merge the layers of one definition: core (plugin), industry pack, group, company. */
final class Layers {

    private final Path packsDir;
    private final Function<String, String> packOfGroup;

    Layers(Path packsDir, Function<String, String> packOfGroup) {
        this.packsDir = packsDir;
        this.packOfGroup = packOfGroup;
    }

    /**
     * Hold a merged tree.
     *
     * @param file name for messages
     * @param found whether any layer has it
     */
    record Merged(String file, Map<String, @Nullable Object> tree, boolean found) {
        DefinitionTree reader() {
            return new DefinitionTree(file, tree);
        }

        String hash() {
            return Merge.hash(tree);
        }
    }

    /** Merge the definition of a kind that lies beside a class, named by its entity or plugin. */
    Merged merge(Call call, Generation generation, Overlays.Stored stored, String kind, String name, Class<?> beside) {
        String file = name + "/" + kind + ".yaml";
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        boolean found = false;
        Optional<InputStream> core = generation.resource(beside, kind + ".yaml");
        if (core.isPresent()) {
            tree = read(core.get(), file);
            found = true;
        }
        Path pack = packsDir.resolve(packOfGroup.apply(call.group()))
                .resolve("definitions")
                .resolve(name)
                .resolve(kind + ".yaml");
        if (Files.exists(pack)) {
            tree = Merge.over(tree, read(open(pack), pack.toString()));
            found = true;
        }
        for (Map<String, @Nullable Object> layer : stored.of(kind, name)) {
            tree = Merge.over(tree, layer);
            found = true;
        }
        return new Merged(file, tree, found);
    }

    private static Map<String, @Nullable Object> read(InputStream in, String file) {
        try (in) {
            return Yaml.read(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
