package org.twisterp.runtime.persistence;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Show the mapping the classes of the platform and of all plugins of a generation, with their bytes. */
final class CompositeLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final List<ClassLoader> loaders;

    CompositeLoader(ClassLoader platform, List<ClassLoader> loaders) {
        super("twist-entities", platform);
        this.loaders = List.copyOf(loaders);
    }

    /** Return a loader of the same classes that nothing keeps. */
    ClassLoader fresh() {
        return new CompositeLoader(getParent(), loaders);
    }

    /** Plugins come first: what the platform happens to have on its own class path is not theirs. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        return super.loadClass(name, resolve);
    }

    /** Without the bytes of a class, the mapping silently does not know it. */
    @Override
    public @Nullable URL getResource(String name) {
        for (ClassLoader loader : loaders) {
            URL found = loader.getResource(name);
            if (found != null) {
                return found;
            }
        }
        return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        URL found = getResource(name);
        return found == null ? super.getResources(name) : Collections.enumeration(List.of(found));
    }
}
