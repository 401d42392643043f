package org.twisterp.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.twisterp.runtime.Health;
import org.twisterp.runtime.Platform;
import org.twisterp.web.page.PageOpener;
import org.twisterp.web.rest.RestApplication;
import org.twisterp.web.session.CurrentCall;

/** Look at the deployed WAR from inside: is the platform started once, and does everything that needs it get it? */
@ExtendWith({HostFolder.class, ArquillianExtension.class})
class WiringTest {

    @Inject
    private Platform platform;

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        new File(Path.of(System.getProperty("twist.root"), ".twist", "dist", "twist-app.war")
                                .toString()))
                .addClass(HostFolder.class);
    }

    @Test
    void the_platform_is_ready_inside_the_host() {
        Health.Report ready = platform.health().ready();
        assertTrue(ready.up(), ready.toString());
        List<String> plugins = platform.plugins().generation().plugins().stream()
                .map(plugin -> plugin.id())
                .toList();
        assertTrue(plugins.containsAll(List.of("platform", "ledger", "party", "finance")), plugins.toString());
    }

    @Test
    void there_is_one_platform() {
        assertEquals(platform, CDI.current().select(Platform.class).get());
    }

    @Test
    void pages_and_resources_get_what_they_need() {
        for (Class<?> bean : List.of(PageOpener.class, CurrentCall.class, RestApplication.class)) {
            assertNotNull(CDI.current().select(bean).get(), bean.getName());
        }
    }

    @Test
    void entities_of_plugins_are_known_to_one_factory() {
        assertNotNull(platform.plugins().generation().emf());
        assertTrue(platform.plugins().generation().entities().contains("finance.supplier-bill"));
    }
}
