package org.twisterp.web.session;

import java.util.Objects;

/** Know which version runs, from the manifest of the jar. */
final class Version {

    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
