package org.twisterp.runtime.plugin;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Show plugins a short list of the host's packages and the JDK; anything else is a plugin's own. */
final class VisiblePackages extends ClassLoader {

    private static final List<String> PACKAGES = List.of(
            "org.twisterp.kernel.",
            "org.twisterp.spi.",
            "org.twisterp.ledger.api.",
            "jakarta.persistence.",
            "jakarta.validation.",
            "org.jspecify.annotations.");
    private static final String EXTENSION_POINT = "org.pf4j.ExtensionPoint";

    private final ClassLoader host;

    VisiblePackages(ClassLoader host) {
        super("twist-visible", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(EXTENSION_POINT) || PACKAGES.stream().anyMatch(name::startsWith)
                ? host.loadClass(name)
                : super.loadClass(name, resolve);
    }

    /** The host's resources are no plugin's business. */
    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
