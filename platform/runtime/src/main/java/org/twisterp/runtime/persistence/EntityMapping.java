package org.twisterp.runtime.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.twisterp.runtime.plugin.LoadedPlugin;

/** Map the entities of plugins: one factory for all groups, no weaving, no shared cache. */
public final class EntityMapping {

    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("eclipselink.target-database", TwistPlatform.class.getName()),
            Map.entry("eclipselink.session.customizer", MappingCustomizer.class.getName()),
            Map.entry("eclipselink.weaving", "false"),
            Map.entry("eclipselink.cache.shared.default", "false"),
            Map.entry("eclipselink.ddl-generation", "none"),
            Map.entry("eclipselink.deploy-on-startup", "true"),
            Map.entry("eclipselink.jdbc.batch-writing", "JDBC"),
            Map.entry("eclipselink.jdbc.native-sql", "true"),
            // what it would log holds rows; what goes wrong is thrown
            Map.entry("eclipselink.logging.level", "OFF"),
            Map.entry("jakarta.persistence.validation.mode", "none"));

    private final DataSource source;
    private final URL root;
    private final String process = Long.toHexString(System.identityHashCode(this));

    /** Map over the pools' connections; the mapping wants a folder to look for files in, and finds an empty one. */
    public EntityMapping(Pools pools, Path emptyFolder) {
        this.source = new BoundConnection(pools);
        try {
            this.root = Files.createDirectories(emptyFolder).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Make the factory over the entities and lines of the plugins. */
    public EntityManagerFactory over(long generation, List<LoadedPlugin> plugins) {
        Set<String> classes = new LinkedHashSet<>();
        ClassLoader platform = EntityMapping.class.getClassLoader();
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        for (LoadedPlugin plugin : plugins) {
            loaders.add(plugin.loader());
            plugin.plugin().entities().forEach(type -> addWithParents(type, classes));
            plugin.plugin().lines().forEach(type -> addWithParents(type, classes));
        }
        loaders.remove(platform);
        for (Class<?> converter : List.of(MapConverter.class, ListConverter.class, CurrencyConverter.class)) {
            classes.add(converter.getName());
        }
        CompositeLoader loader = new CompositeLoader(platform, List.copyOf(loaders));
        String name = "twist-" + process + "-" + generation;
        Map<String, Object> properties = new HashMap<>(PROPERTIES);
        properties.put("eclipselink.session-name", name);
        properties.put("eclipselink.classloader", loader);
        return new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        new EntityUnit(name, List.copyOf(classes), loader, source, root), properties);
    }

    private static void addWithParents(Class<?> type, Set<String> classes) {
        classes.add(type.getName());
        for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
            if (c.isAnnotationPresent(MappedSuperclass.class)) {
                classes.add(c.getName());
            }
        }
    }
}
