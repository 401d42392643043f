package org.twisterp.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twisterp.kernel.RefusalException;
import org.twisterp.runtime.TestHouse;
import org.twisterp.runtime.persistence.EntityMapping;
import org.twisterp.runtime.persistence.Pools;
import org.twisterp.sample.SamplePlugin;
import org.twisterp.sample.order.Order;

class PluginsTest {

    @TempDir
    Path folder;

    @Test
    void aJarIsLoadedBehindTheWall() throws Exception {
        jar("sample.jar", "sample", SamplePlugin.class.getName(), "");
        try (Plugins plugins = load()) {
            assertEquals(List.of(), plugins.refused());
            Generation generation = plugins.generation();
            Class<?> order = generation.entityClass("sample.order").orElseThrow();
            assertNotSame(Order.class, order);
            assertSame(org.twisterp.spi.Document.class, order.getSuperclass());
            ClassLoader loader = generation.plugin("sample").orElseThrow().loader();
            for (String hidden : List.of(
                    "org.twisterp.runtime.Platform",
                    "org.eclipse.persistence.sessions.Session",
                    "org.pf4j.PluginManager")) {
                assertThrows(ClassNotFoundException.class, () -> loader.loadClass(hidden), hidden);
            }
            assertEquals(order, generation.emf().getMetamodel().entity(order).getJavaType());
            try (InputStream sql = generation
                    .pluginResource("sample", "org/twisterp/sample/db/V001__order.sql")
                    .orElseThrow()) {
                assertTrue(new String(sql.readAllBytes(), StandardCharsets.UTF_8).contains("sample_order"));
            }
            assertTrue(generation.resource(order, "form.yaml").isEmpty());
        }
    }

    @Test
    void brokenAndClashingJarsAreRefusedAndTheOthersGoOn() throws Exception {
        jar("a-sample.jar", "sample", SamplePlugin.class.getName(), "");
        jar("b-again.jar", "sample", SamplePlugin.class.getName(), "");
        jar("c-other-name.jar", "other", SamplePlugin.class.getName(), "");
        jar("d-no-class.jar", "missing", "org.twisterp.sample.Nothing", "");
        jar("e-needs.jar", "needy", SamplePlugin.class.getName(), "absent");
        Files.writeString(folder.resolve("f-garbage.jar"), "this is no jar");
        try (Plugins plugins = load()) {
            assertEquals(
                    List.of("sample"),
                    plugins.generation().plugins().stream()
                            .map(LoadedPlugin::id)
                            .toList());
            Map<String, String> refused = new TreeMap<>();
            plugins.refused()
                    .forEach(one -> refused.put(one.jar(), one.refusal().code()));
            assertEquals(
                    Map.of(
                            "b-again.jar", "plugin.clash",
                            "c-other-name.jar", "plugin.broken",
                            "d-no-class.jar", "plugin.broken",
                            "e-needs.jar", "plugin.requires",
                            "f-garbage.jar", "plugin.broken"),
                    refused);
        }
    }

    @Test
    void generationsAreSwappedAndLeased() throws Exception {
        Path jar = jar("sample.jar", "sample", SamplePlugin.class.getName(), "");
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-jars");
        Files.createDirectories(elsewhere);
        Path moved = Files.move(jar, elsewhere.resolve("sample-1.jar"));
        try (Plugins plugins = load()) {
            Generation empty = plugins.generation();
            try (Lease lease = plugins.lease()) {
                Generation installed = plugins.install(moved);
                assertEquals(empty.number() + 1, installed.number());
                assertSame(empty, lease.generation());
                assertSame(empty, plugins.generation());
                assertTrue(empty.emf().isOpen());
            }
            assertFalse(empty.emf().isOpen());
            Generation current = plugins.generation();
            assertEquals(List.of("sample.order", "sample.shelf"), current.entities());
            assertEquals(
                    "plugin.clash",
                    assertThrows(RefusalException.class, () -> plugins.install(moved))
                            .refusal()
                            .code());
            assertTrue(plugins.remove("sample").entities().isEmpty());
            assertFalse(current.emf().isOpen());
            assertEquals(
                    "record.not-found",
                    assertThrows(RefusalException.class, () -> plugins.remove("sample"))
                            .refusal()
                            .code());
            assertEquals(2, plugins.install(moved).entities().size());
        }
    }

    @Test
    void whatFailsBeforeTheSwapChangesNothing() throws Exception {
        Path jar = jar("sample.jar", "sample", SamplePlugin.class.getName(), "");
        Path moved = Files.move(jar, folder.resolve("sample.bin"));
        try (Plugins plugins = load()) {
            Generation before = plugins.generation();
            plugins.beforeInstall(loaded -> {
                throw new IllegalStateException("the migration failed");
            });
            assertEquals(
                    "plugin.broken",
                    assertThrows(RefusalException.class, () -> plugins.install(moved))
                            .refusal()
                            .code());
            assertSame(before, plugins.generation());
        }
    }

    private Plugins load() {
        TestHouse.platform();
        EntityMapping mapping = new EntityMapping(new Pools(TestHouse.databaseServer(), 2), folder.resolve("entities"));
        return new Plugins(folder, List.of(), List.of(), "1", mapping::over);
    }

    /** Packs the sample's classes as they were compiled for the tests. */
    private Path jar(String file, String id, String type, String requires) throws IOException {
        Path classes = Path.of(java.net.URI.create(
                java.util.Objects.requireNonNull(SamplePlugin.class.getResource("/org/twisterp/sample/"))
                        .toString()));
        Path jar = folder.resolve(file);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            entries.putNextEntry(new JarEntry("plugin.properties"));
            entries.write(("plugin.id=" + id + "\nplugin.version=1.0.0\nplugin.class=" + type + "\nplugin.dependencies="
                            + requires + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry("org/twisterp/sample/" + classes.relativize(each)));
                entries.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }
}
