package org.twisterp.runtime.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginWrapper;
import org.twisterp.spi.ErpPlugin;

/** Load jars behind the wall of {@link VisiblePackages}; of the plugins it builds on a plugin sees the api packages. */
final class PluginLoaders extends DefaultPluginManager {

    PluginLoaders(Path folder) {
        super(folder);
    }

    /** Return what a loaded jar brings. */
    ErpPlugin erpPlugin(String id) {
        if (getPlugin(id).getPlugin() instanceof Hosted hosted) {
            return hosted.erp;
        }
        throw new IllegalStateException("the class of plugin " + id + " is no ErpPlugin");
    }

    PluginDescriptor describe(Path jar) {
        return getPluginDescriptorFinder().find(jar);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                Walled loader = new Walled(pluginManager, descriptor);
                loader.addFile(jar.toFile());
                return loader;
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return PluginLoaders::create;
    }

    private static Plugin create(PluginWrapper wrapper) {
        try {
            Class<?> type = wrapper.getPluginClassLoader()
                    .loadClass(wrapper.getDescriptor().getPluginClass());
            return new Hosted((ErpPlugin) type.getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /** Carry a plain object through a host that expects its own kind. */
    private static final class Hosted extends Plugin {
        private final ErpPlugin erp;

        Hosted(ErpPlugin erp) {
            this.erp = erp;
        }
    }

    /** Hold the classes of one jar. */
    private static final class Walled extends PluginClassLoader {

        Walled(PluginManager manager, PluginDescriptor descriptor) {
            super(
                    manager,
                    descriptor,
                    new VisiblePackages(PluginLoaders.class.getClassLoader()),
                    ClassLoadingStrategy.APD);
        }

        @Override
        protected @Nullable Class<?> loadClassFromDependencies(String name) {
            return name.contains(".api.") ? super.loadClassFromDependencies(name) : null;
        }
    }
}
